import type { Allergy } from "@crossbay/contract";
import type { AllergyIntolerance } from "@crossbay/formats/fhir";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";
import { sameFacts } from "./same-facts-rules.ts";

/** Allergies, each substance once, as its newest teller has it; what was entered in error is left out. */
export function presentAllergies(rows: readonly ChartRow<AllergyIntolerance>[], names: SourceNames): Allergy[] {
  return sameFacts(rows, (allergy) => allergy.code).map(([newest, ...others]) => {
    const { body } = newest;
    const reactions = (body.reaction ?? []).flatMap((reaction) => reaction.manifestation.map(textOfConcept));
    const severity = body.reaction?.find((reaction) => reaction.severity)?.severity ?? body.criticality;
    const status = body.clinicalStatus?.coding?.[0]?.code;
    return {
      id: newest.id,
      from: names.provenanceOfAll([newest, ...others]),
      substance: textOfConcept(body.code) ?? "Unnamed substance",
      reactions: [...new Set(reactions.filter((text) => text !== undefined))],
      ...(severity ? { severity } : {}),
      ...(body.category?.[0] ? { category: body.category[0] } : {}),
      ...(status ? { status } : {}),
      ...(body.onsetDateTime ? { onset: body.onsetDateTime } : {}),
    };
  });
}
