/** A patient's decision as a FHIR Consent tells it. Names are those of the exchange's own record of consent. */
export type ConsentTerms = {
  id?: string;
  patientId: string;
  scope: "participant" | "community" | "everyone";
  /** With scope `participant`: for whom. */
  participantId?: string;
  /** With scope `community`: whom a grant covers. */
  coveredParticipantIds: readonly string[];
  value: "none" | "grant" | "emergency-only" | "deny";
  /** Absent where another system had its own form. */
  formId?: string;
  formVersion?: number;
  formTitle?: string;
  /** BCP 47, of the form. */
  language?: string;
  /** Plain date, YYYY-MM-DD. */
  signedOn: string;
  signerName: string;
  signerRelation: ConsentSigner;
  witnessName?: string;
  evidence?: "paper-on-file" | "e-signature" | "verbal" | "source-message";
  oneVisit?: boolean;
  /** It counts until then at the latest. */
  endsAt?: Date;
  /** It has ended before. */
  endedAt?: Date;
  recordedAt?: Date;
};

export type ConsentSigner =
  | "self"
  | "parent"
  | "guardian"
  | "health-care-agent"
  | "other-representative"
  | "emancipated-minor";

/** Code systems and extensions of a Consent; `urn:crossbay` ones say what R4 has no element for. */
export const consentSystems = {
  scope: "http://terminology.hl7.org/CodeSystem/consentscope",
  loinc: "http://loinc.org",
  actCode: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  actReason: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
  roleCode: "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
  participation: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
  reach: "urn:crossbay:consent-scope",
  form: "urn:crossbay:consent-form",
  signer: "urn:crossbay:consent-signer",
  evidence: "urn:crossbay:consent-evidence",
  witness: "urn:crossbay:consent-witness",
  oneVisit: "urn:crossbay:consent-one-visit",
  endedAt: "urn:crossbay:consent-ended-at",
} as const;

/** Level 1 uses of consent: treatment, care management, quality improvement, insurance eligibility. */
export const grantPurposes = ["TREAT", "CAREMGT", "HQUALIMP", "ELIGDTRM"] as const;
export const emergencyPurpose = "ETREAT";

/** v3-RoleCode of who signs for a patient. */
export const signerRoles = {
  parent: "PRN",
  guardian: "GUARD",
  "health-care-agent": "HPOWATT",
  "other-representative": "RESPRSN",
} as const;
