import type { Address, ContactPoint, HumanName, Patient } from "../../../fhir/index.ts";
import type { ConceptTable } from "./concept-table.ts";

/** HL7 table 0001 → Patient.gender. */
export const genders: Readonly<Record<string, NonNullable<Patient["gender"]>>> = {
  F: "female",
  M: "male",
  O: "other",
  U: "unknown",
  A: "other",
  N: "other",
};

/** HL7 table 0002 → Patient.maritalStatus. */
export const maritalStatuses: ConceptTable = {
  table: "0002",
  system: "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus",
  concepts: {
    A: ["L", "Legally Separated"],
    D: ["D", "Divorced"],
    M: ["M", "Married"],
    S: ["S", "Never Married"],
    W: ["W", "Widowed"],
    C: ["C", "Common Law"],
    G: ["T", "Domestic partner"],
    P: ["T", "Domestic partner"],
    R: ["T", "Domestic partner"],
    E: ["L", "Legally Separated"],
    N: ["A", "Annulled"],
    I: ["I", "Interlocutory"],
    B: ["U", "unmarried"],
    U: ["UNK", "Unknown", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"],
    O: ["OTH", "Other", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"],
    T: ["NAVU", "Not available", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"],
  },
};

/** HL7 table 0200 → HumanName.use. */
export const nameUses: Readonly<Record<string, NonNullable<HumanName["use"]>>> = {
  BAD: "old",
  D: "usual",
  L: "official",
  M: "maiden",
  MSK: "anonymous",
  N: "nickname",
  NAV: "temp",
  R: "official",
  TEMP: "temp",
};

/** HL7 table 0190 → Address.type. */
export const addressTypes: Readonly<Record<string, NonNullable<Address["type"]>>> = {
  M: "postal",
  SH: "postal",
};

/** HL7 table 0190 → Address.use. */
export const addressUses: Readonly<Record<string, NonNullable<Address["use"]>>> = {
  BA: "old",
  BI: "billing",
  C: "temp",
  B: "work",
  H: "home",
  O: "work",
};

/** HL7 table 0201 → ContactPoint.use. */
export const telecomUses: Readonly<Record<string, NonNullable<ContactPoint["use"]>>> = {
  PRN: "home",
  WPN: "work",
  PRS: "mobile",
};

/** HL7 table 0063 → relationship to the patient. */
export const relationships: ConceptTable = {
  table: "0063",
  system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
  concepts: {
    SEL: ["ONESELF", "self"],
    SPO: ["SPS", "spouse"],
    DOM: ["SIGOTHR", "significant other"],
    CHD: ["CHILD", "child"],
    GCH: ["GRNDCHILD", "grandchild"],
    NCH: ["NCHILD", "natural child"],
    SCH: ["STPCHLD", "step child"],
    FCH: ["CHLDFOST", "foster child"],
    DEP: ["DEP", "Handicapped dependent", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    WRD: ["WRD", "Ward of court", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    PAR: ["PRN", "parent"],
    MTH: ["MTH", "mother"],
    FTH: ["FTH", "father"],
    CGV: ["CGV", "Care giver", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    GRD: ["GRD", "Guardian", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    GRP: ["GRPRN", "grandparent"],
    EXF: ["EXT", "extended family member"],
    SIB: ["SIB", "sibling"],
    BRO: ["BRO", "brother"],
    SIS: ["SIS", "sister"],
    FND: ["FRND", "unrelated friend"],
    OAD: ["OAD", "Other adult", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    EME: ["EME", "Employee", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    EMR: ["E", "Employer", "http://terminology.hl7.org/CodeSystem/v2-0131"],
    ASC: ["ASC", "Associate", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    EMC: ["C", "Emergency Contact", "http://terminology.hl7.org/CodeSystem/v2-0131"],
    OWN: ["OWN", "Owner", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    TRA: ["TRA", "Trainer", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    MGR: ["MGR", "Manager", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    NON: ["NON", "None", "http://terminology.hl7.org/CodeSystem/v2-0063"],
    UNK: ["U", "Unknown", "http://terminology.hl7.org/CodeSystem/v2-0131"],
    OTH: ["O", "Other", "http://terminology.hl7.org/CodeSystem/v2-0131"],
  },
};

/** HL7 table 0131 → role of a contact. */
export const contactRoles: ConceptTable = {
  table: "0131",
  system: "http://terminology.hl7.org/CodeSystem/v2-0131",
  concepts: {
    E: ["E", "Employer"],
    C: ["C", "Emergency Contact"],
    F: ["F", "Federal Agency"],
    I: ["I", "Insurance Company"],
    N: ["N", "Next-of-Kin"],
    S: ["S", "State Agency"],
    O: ["O", "Other"],
    U: ["U", "Unknown"],
  },
};
