import type { ChartProblem } from "@crossbay/contract";
import type { Condition } from "@crossbay/formats/fhir";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";
import { sameFacts } from "./same-facts-rules.ts";
import { preferredCoding } from "./search-columns-rules.ts";

/** Problems and diagnoses, each once, as its newest teller has it, with the earliest onset told. */
export function presentProblems(rows: readonly ChartRow<Condition>[], names: SourceNames): ChartProblem[] {
  return sameFacts(rows, (condition) => condition.code).map(([newest, ...others]) => {
    const { body } = newest;
    const coding = preferredCoding(body.code);
    const status = body.clinicalStatus?.coding?.[0]?.code ?? body.verificationStatus?.coding?.[0]?.code;
    const onset = [newest, ...others].flatMap((row) => row.body.onsetDateTime ?? []).sort()[0];
    return {
      id: newest.id,
      from: names.provenanceOfAll([newest, ...others]),
      name: textOfConcept(body.code) ?? "Unnamed problem",
      ...(coding?.code && coding.system ? { code: coding.code, codeSystem: coding.system } : {}),
      ...(status ? { status } : {}),
      ...(onset ? { onset } : {}),
    };
  });
}
