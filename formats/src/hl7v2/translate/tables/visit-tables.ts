import type { Encounter } from "../../../fhir/index.ts";
import type { ConceptTable } from "./concept-table.ts";

/** HL7 table 0004 → Encounter.class. */
export const encounterClasses: ConceptTable = {
  table: "0004",
  system: "http://terminology.hl7.org/CodeSystem/v2-0004",
  concepts: {
    E: ["EMER", "emergency", "http://terminology.hl7.org/CodeSystem/v3-ActCode"],
    I: ["IMP", "inpatient encounter", "http://terminology.hl7.org/CodeSystem/v3-ActCode"],
    O: ["AMB", "ambulatory", "http://terminology.hl7.org/CodeSystem/v3-ActCode"],
    P: ["PRENC", "pre-admission", "http://terminology.hl7.org/CodeSystem/v3-ActCode"],
    R: ["R", "Recurring patient"],
    B: ["B", "Obstetrics"],
    C: ["C", "Commercial Account"],
    N: ["N", "Not Applicable"],
    U: ["U", "Unknown"],
  },
};

/** HL7 table 0004 → Encounter.status, where no discharge time says otherwise. */
export const encounterStatuses: Readonly<Record<string, NonNullable<Encounter["status"]>>> = {
  E: "in-progress",
  I: "in-progress",
  O: "in-progress",
  P: "planned",
  R: "in-progress",
  B: "in-progress",
  C: "in-progress",
  N: "in-progress",
  U: "unknown",
};

/** HL7 table 0007 → Encounter.type. */
export const admissionTypes: ConceptTable = {
  table: "0007",
  system: "http://terminology.hl7.org/CodeSystem/v2-0007",
  concepts: {
    A: ["A", "Accident"],
    E: ["E", "Emergency"],
    L: ["L", "Labor and Delivery"],
    R: ["R", "Routine"],
    N: ["N", "Newborn (Birth in healthcare facility)"],
    U: ["U", "Urgent"],
    C: ["C", "Elective"],
  },
};

/** HL7 table 0069 → Encounter.serviceType. */
export const hospitalServices: ConceptTable = {
  table: "0069",
  system: "http://terminology.hl7.org/CodeSystem/v2-0069",
  concepts: {
    MED: ["382", "Medical Services", "http://terminology.hl7.org/CodeSystem/service-type"],
    SUR: ["SUR", "Surgical Service"],
    URO: ["222", "Urology", "http://terminology.hl7.org/CodeSystem/service-type"],
    PUL: ["PUL", "Pulmonary Service"],
    CAR: ["CAR", "Cardiac Service"],
  },
};

/** HL7 table 0009 → Encounter.hospitalization.specialArrangement. */
export const ambulatoryStatuses: ConceptTable = {
  table: "0009",
  system: "http://terminology.hl7.org/CodeSystem/v2-0009",
  concepts: {
    A2: ["wheel", "Wheelchair", "http://terminology.hl7.org/CodeSystem/encounter-special-arrangements"],
    A3: ["A3", "Comatose; non-responsive"],
    A4: ["A4", "Disoriented"],
    A5: ["A5", "Vision impaired"],
    A6: ["A6", "Hearing impaired"],
    A7: ["A7", "Speech impaired"],
    A8: ["A8", "Non-English speaking"],
    A9: ["A9", "Functional level unknown"],
    B1: ["B1", "Oxygen therapy"],
    B2: ["B2", "Special equipment (tubes, IVs, catheters)"],
    B3: ["B3", "Amputee"],
    B4: ["B4", "Mastectomy"],
    B5: ["B5", "Paraplegic"],
    B6: ["B6", "Pregnant"],
  },
};

/** HL7 table 0092 → Encounter.hospitalization.reAdmission. */
export const readmissions: ConceptTable = {
  table: "0092",
  system: "http://terminology.hl7.org/CodeSystem/v2-0092",
  concepts: {
    R: ["R", "Re-admission"],
  },
};

/** HL7 table 0217 → Encounter.priority. */
export const visitPriorities: ConceptTable = {
  table: "0217",
  system: "http://terminology.hl7.org/CodeSystem/v3-ActPriority",
  concepts: {
    "1": ["EM", "emergency"],
    "2": ["UR", "urgent"],
    "3": ["EL", "elective"],
  },
};

/** HL7 table 0052 → Encounter.diagnosis.use. */
export const diagnosisUses: ConceptTable = {
  table: "0052",
  system: "http://terminology.hl7.org/CodeSystem/diagnosis-role",
  concepts: {
    A: ["AD", "Admission Diagnosis"],
  },
};
