import type { SensitivityLabel } from "../../../access/index.ts";

/** The vocabularies in which value sets are written, and how resources name them. */
export const vocabularies = {
  "ICD-10-CM": ["http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10"],
  "ICD-9-CM": ["http://hl7.org/fhir/sid/icd-9-cm"],
  "SNOMED CT": ["http://snomed.info/sct"],
  LOINC: ["http://loinc.org"],
  RxNorm: ["http://www.nlm.nih.gov/research/umls/rxnorm"],
  CPT: ["http://www.ama-assn.org/go/cpt"],
  HCPCS: ["http://terminology.hl7.org/CodeSystem/HCPCS-all-codes"],
  "HL7 0074": ["http://terminology.hl7.org/CodeSystem/v2-0074"],
} as const;
export type Vocabulary = keyof typeof vocabularies;

/**
 * What is told in codes of one sensitive kind. Codes stand with blanks between; of ICD a code means everything under it, `from-to` is a
 * run of numbers. `words` are patterns for the names of tests, diagnoses and places, for codes that only their sender knows.
 */
export type ValueSet = {
  label: SensitivityLabel;
  about: string;
  codes: Readonly<Partial<Record<Vocabulary, string>>>;
  words: readonly string[];
};
