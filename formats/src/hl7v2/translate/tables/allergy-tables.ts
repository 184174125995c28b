import type { AllergyIntolerance, AllergyIntoleranceReaction } from "../../../fhir/index.ts";

type Category = NonNullable<AllergyIntolerance["category"]>[number];

/** HL7 table 0127 → AllergyIntolerance.category. */
export const allergyCategories: Readonly<Record<string, Category>> = {
  DA: "medication",
  FA: "food",
  EA: "environment",
  AA: "biologic",
  PA: "environment",
  LA: "environment",
};

/** HL7 table 0127 → AllergyIntolerance.type. */
export const allergyTypes: Readonly<Record<string, NonNullable<AllergyIntolerance["type"]>>> = {
  DA: "allergy",
  FA: "allergy",
  MA: "allergy",
  EA: "allergy",
  AA: "allergy",
  PA: "allergy",
  LA: "allergy",
};

/** HL7 table 0128 → AllergyIntolerance.reaction.severity. */
export const reactionSeverities: Readonly<Record<string, NonNullable<AllergyIntoleranceReaction["severity"]>>> = {
  SV: "severe",
  MO: "moderate",
  MI: "mild",
};

/** HL7 table 0128 → AllergyIntolerance.criticality. */
export const allergyCriticalities: Readonly<Record<string, NonNullable<AllergyIntolerance["criticality"]>>> = {
  SV: "high",
  MI: "low",
};
