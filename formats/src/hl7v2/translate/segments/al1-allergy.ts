import type { AllergyIntolerance } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { conceptKey, readConceptField } from "../datatypes/concept.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { allergyCategories, allergyCriticalities, allergyTypes, reactionSeverities } from "../tables/allergy-tables.ts";
import { codeOf } from "../tables/concept-table.ts";

/**
 * AL1 → AllergyIntolerance, by HL7's map; nothing where no allergen is named. The severity belongs to the reaction;
 * where no reaction is described (FHIR then has no place for one) it is read as criticality.
 */
export function readAllergy(scope: Scope, al1: Segment): AllergyIntolerance | undefined {
  const code = readConceptField(scope, al1, 3);
  if (code === undefined) return undefined;
  const allergy: AllergyIntolerance = {
    resourceType: "AllergyIntolerance",
    id: scope.patientResourceId("AllergyIntolerance", conceptKey(code)),
    clinicalStatus: { coding: [{ system: clinicalStatus, code: "active", display: "Active" }] },
    code,
    patient: scope.patientReference,
  };
  const kind = al1.text(2).toUpperCase();
  const type = codeOf(allergyTypes, kind);
  const category = codeOf(allergyCategories, kind);
  if (type) allergy.type = type;
  if (category) allergy.category = [category];
  if (kind !== "" && category === undefined) {
    const valueCodeableConcept = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0127", code: kind }] };
    allergy.extension = [{ url: "http://hl7.org/fhir/StructureDefinition/alternate-codes", valueCodeableConcept }];
  }
  const severity = al1.text(4).toUpperCase();
  const manifestation = al1.field(5).reps.flatMap((rep) => {
    const text = rep.wholeText.trim();
    return text === "" ? [] : [{ text }];
  });
  if (manifestation.length > 0) {
    const graded = codeOf(reactionSeverities, severity);
    allergy.reaction = [{ manifestation, ...(graded && { severity: graded }) }];
  } else {
    const criticality = codeOf(allergyCriticalities, severity);
    if (criticality) allergy.criticality = criticality;
  }
  const identified = readTimeField(scope, al1, 6);
  if (identified) allergy.onsetDateTime = identified.dateTime;
  return allergy;
}

const clinicalStatus = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
