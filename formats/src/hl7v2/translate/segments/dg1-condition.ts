import type { Condition, Encounter } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { conceptKey, readConcept, readConceptField } from "../datatypes/concept.ts";
import { readEi } from "../datatypes/identifier.ts";
import { shareXcns } from "../datatypes/practitioner.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { codeOf, conceptOf } from "../tables/concept-table.ts";
import { confidentialities } from "../tables/result-tables.ts";
import { diagnosisUses } from "../tables/visit-tables.ts";

/** DG1-6 (table 0052) says how sure a diagnosis is. */
const certainties: Readonly<Record<string, string>> = { F: "confirmed", W: "provisional" };

/**
 * DG1 → Condition, and its place in the visit's diagnoses, by HL7's maps DG1[Condition] and DG1[Encounter];
 * nothing where no diagnosis is named.
 */
export function readCondition(scope: Scope, dg1: Segment, encounter: Encounter | undefined): Condition | undefined {
  const coded = readConcept(scope, dg1.field(3).rep(1), undefined, dg1.text(2));
  const description = dg1.text(4);
  if (coded === undefined && description === "") return undefined;
  const code = description === "" ? coded : { ...coded, text: description };
  const type = dg1.text(6).toUpperCase();
  const condition: Condition = {
    resourceType: "Condition",
    id: scope.patientResourceId("Condition", encounter?.id ?? "", coded ? conceptKey(coded) : `#${description}`, type),
    subject: scope.patientReference,
    category: [{ coding: [{ system: categories, code: "encounter-diagnosis", display: "Encounter Diagnosis" }] }],
  };
  if (code) condition.code = code;
  if (dg1.text(18).toUpperCase() === "Y") condition.meta = { security: [conceptOf(confidentialities, "R")!] };
  const verification = dg1.text(21).toUpperCase() === "D" ? "entered-in-error" : codeOf(certainties, type);
  if (verification) condition.verificationStatus = { coding: [{ system: verStatus, code: verification }] };
  const identifier = readEi(dg1.field(20).rep(1));
  if (identifier) condition.identifier = [identifier];
  const onset = readTimeField(scope, dg1, 5);
  if (onset) condition.onsetDateTime = onset.dateTime;
  const attested = readTimeField(scope, dg1, 19);
  if (attested) condition.recordedDate = attested.dateTime;
  const clinician = shareXcns(scope, dg1, 16)[0];
  if (clinician) condition.asserter = clinician;
  if (encounter) addToVisit(scope, dg1, condition, encounter);
  return condition;
}

function addToVisit(scope: Scope, dg1: Segment, condition: Condition, encounter: Encounter): void {
  condition.encounter = { reference: `Encounter/${encounter.id}` };
  const use = readConceptField(scope, dg1, 6, diagnosisUses);
  const rank = dg1.text(15);
  encounter.diagnosis ??= [];
  encounter.diagnosis.push({
    condition: { reference: `Condition/${condition.id}` },
    ...(use && { use }),
    ...(/^[1-9]\d{0,2}$/.test(rank) && { rank: Number(rank) }),
  });
}

const verStatus = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
const categories = "http://terminology.hl7.org/CodeSystem/condition-category";
