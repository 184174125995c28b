import { codeOf } from "./concept-table.ts";

/**
 * Names of coding systems (HL7 table 0396, and names seen in the field) → FHIR system URIs.
 * @see https://terminology.hl7.org/external_terminologies.html
 */
const codeSystems: Readonly<Record<string, string>> = {
  LN: "http://loinc.org",
  LOINC: "http://loinc.org",
  SCT: "http://snomed.info/sct",
  SNM3: "http://snomed.info/sct",
  SNOMED: "http://snomed.info/sct",
  "SNOMED-CT": "http://snomed.info/sct",
  "SNOMED CT": "http://snomed.info/sct",
  I10: "http://hl7.org/fhir/sid/icd-10",
  ICD10: "http://hl7.org/fhir/sid/icd-10",
  "ICD-10": "http://hl7.org/fhir/sid/icd-10",
  I10C: "http://hl7.org/fhir/sid/icd-10-cm",
  ICD10CM: "http://hl7.org/fhir/sid/icd-10-cm",
  "ICD-10-CM": "http://hl7.org/fhir/sid/icd-10-cm",
  I9: "http://hl7.org/fhir/sid/icd-9-cm",
  I9C: "http://hl7.org/fhir/sid/icd-9-cm",
  I9CDX: "http://hl7.org/fhir/sid/icd-9-cm",
  ICD9: "http://hl7.org/fhir/sid/icd-9-cm",
  "ICD-9": "http://hl7.org/fhir/sid/icd-9-cm",
  C4: "http://www.ama-assn.org/go/cpt",
  CPT: "http://www.ama-assn.org/go/cpt",
  CPT4: "http://www.ama-assn.org/go/cpt",
  C5: "http://www.ama-assn.org/go/cpt",
  HCPCS: "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes",
  RXNORM: "http://www.nlm.nih.gov/research/umls/rxnorm",
  NDC: "http://hl7.org/fhir/sid/ndc",
  CVX: "http://hl7.org/fhir/sid/cvx",
  MVX: "http://hl7.org/fhir/sid/mvx",
  UNII: "http://fdasis.nlm.nih.gov",
  UCUM: "http://unitsofmeasure.org",
  CDCREC: "urn:oid:2.16.840.1.113883.6.238",
  NDFRT: "http://hl7.org/fhir/ndfrt",
  UMLS: "http://www.nlm.nih.gov/research/umls",
  ISO639: "urn:ietf:bcp:47",
  ISO6391: "urn:ietf:bcp:47",
  "ISO639-1": "urn:ietf:bcp:47",
  "ISO639-2": "urn:ietf:bcp:47",
  ISO3166_1: "urn:iso:std:iso:3166",
  ISO3166: "urn:iso:std:iso:3166",
  NUCC: "http://nucc.org/provider-taxonomy",
  FIPS5_2: "urn:oid:2.16.840.1.113883.6.92",
  FIPS6_4: "urn:oid:2.16.840.1.113883.6.93",
};

/**
 * The system URI of a coding system as a message names it. Tables of HL7 v2 become `http://terminology.hl7.org/CodeSystem/v2-nnnn`;
 * local codes (no system, `L`, `99…`) a system of that source alone, so that two sources' local codes are never taken for the same;
 * any other name `urn:crossbay:code-system:<NAME>`.
 * @param oid CWE.14, taken where the name says nothing
 */
export function codeSystemUri(name: string, sourceId: string, oid = ""): string {
  const exact = codeOf(codeSystems, name);
  if (exact !== undefined) return exact;
  const key = name.trim().toUpperCase();
  const known = codeOf(codeSystems, key);
  if (known !== undefined) return known;
  const table = /^HL7\s?(\d{4})$/.exec(key)?.[1];
  if (table !== undefined) return v2Table(table);
  if (/^[0-2](?:\.\d+)+$/.test(oid)) return `urn:oid:${oid}`;
  if (/^[0-2](?:\.\d+)+$/.test(key)) return `urn:oid:${key}`;
  if (/^(?:HTTPS?:\/\/|URN:)\S+$/.test(key)) return name.trim();
  if (key === "" || key === "L") return localSystem(sourceId);
  if (key.startsWith("99")) return `${localSystem(sourceId)}:${encodeName(key)}`;
  return `urn:crossbay:code-system:${encodeName(key)}`;
}

/** FHIR system of an HL7 v2 table, such as `0085`. */
export const v2Table = (number: string): string => `http://terminology.hl7.org/CodeSystem/v2-${number}`;

const localSystem = (sourceId: string): string => `urn:crossbay:local-code:${encodeName(sourceId)}`;

const encodeName = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, "-");
