import type {
  CodeableConcept,
  Coding,
  Consent,
  ConsentProvision,
  Extension,
  Organization,
  Reference,
  RelatedPerson,
} from "@medplum/fhirtypes";
import { type ConsentTerms, consentSystems, emergencyPurpose, grantPurposes, signerRoles } from "./consent-terms.ts";

/**
 * A decision as FHIR R4 Consent. A grant permits the four level 1 uses to its recipients; emergency-only denies, and permits
 * emergency treatment; who decided nothing any more (`none`) has an inactive Consent without provision.
 * @see https://hl7.org/fhir/R4/consent.html
 */
export function writeConsent(terms: ConsentTerms): Consent {
  const { id, recordedAt, formTitle, language } = terms;
  const standIn = relatedPersonOf(terms);
  const provision = provisionOf(terms);
  return {
    resourceType: "Consent",
    ...(id ? { id } : {}),
    ...(recordedAt ? { meta: { lastUpdated: recordedAt.toISOString() } } : {}),
    ...(standIn ? { contained: [standIn] } : {}),
    extension: extensionsOf(terms),
    status: terms.endedAt || terms.value === "none" ? "inactive" : "active",
    scope: { coding: [{ system: consentSystems.scope, code: "patient-privacy", display: "Privacy Consent" }] },
    category: [
      { coding: [{ system: consentSystems.loinc, code: "59284-0", display: "Patient Consent" }] },
      { coding: [{ system: consentSystems.reach, code: terms.scope }] },
    ],
    patient: { reference: `Patient/${terms.patientId}` },
    dateTime: terms.signedOn,
    performer: [{ reference: standIn ? "#signer" : `Patient/${terms.patientId}`, display: terms.signerName }],
    ...(terms.participantId ? { organization: [organization(terms.participantId)] } : {}),
    ...(formTitle
      ? { sourceAttachment: { title: formTitle, ...(language ? { language } : {}), creation: terms.signedOn } }
      : {}),
    policyRule: policyOf(terms),
    ...(provision ? { provision } : {}),
  };
}

function provisionOf(terms: ConsentTerms): ConsentProvision | undefined {
  const { value, signedOn, endsAt } = terms;
  if (value === "none") return undefined;
  const actor = recipientsOf(terms).map((recipient) => ({
    role: { coding: [{ system: consentSystems.participation, code: "IRCP", display: "information recipient" }] },
    reference: organization(recipient),
  }));
  const shared = {
    period: { start: signedOn, ...(endsAt ? { end: endsAt.toISOString() } : {}) },
    ...(actor.length > 0 ? { actor } : {}),
  };
  if (value === "grant") return { type: "permit", ...shared, purpose: grantPurposes.map(reason) };
  if (value === "deny") return { type: "deny", ...shared };
  const { period: _, ...recipients } = shared;
  return {
    type: "deny",
    ...shared,
    provision: [{ type: "permit", ...recipients, purpose: [reason(emergencyPurpose)] }],
  };
}

const recipientsOf = ({ scope, participantId, coveredParticipantIds }: ConsentTerms): readonly string[] => {
  if (scope === "participant") return participantId ? [participantId] : [];
  return scope === "community" ? coveredParticipantIds : [];
};

/** Which form was signed, and the choice in the words of HL7. R4 wants a policy in every Consent (ppc-1). */
function policyOf({ formId, formVersion, formTitle, value }: ConsentTerms): CodeableConcept {
  const form = formId && {
    system: consentSystems.form,
    ...(formVersion === undefined ? {} : { version: String(formVersion) }),
    code: formId,
    ...(formTitle ? { display: formTitle } : {}),
  };
  const choice = value !== "none" && { system: consentSystems.actCode, code: choices[value] };
  const coding = [form, choice].filter((code) => code !== false && code !== "" && code !== undefined);
  return coding.length > 0 ? { coding } : { text: "No decision stands" };
}

const choices = { grant: "OPTIN", deny: "OPTOUT", "emergency-only": "EMRGONLY" } as const;

function relatedPersonOf({ signerRelation, signerName, patientId }: ConsentTerms): RelatedPerson | undefined {
  if (signerRelation === "self" || signerRelation === "emancipated-minor") return undefined;
  return {
    resourceType: "RelatedPerson",
    id: "signer",
    patient: { reference: `Patient/${patientId}` },
    relationship: [{ coding: [{ system: consentSystems.roleCode, code: signerRoles[signerRelation] }] }],
    name: [{ text: signerName }],
  };
}

const extensionsOf = ({ signerRelation, evidence, witnessName, oneVisit, endedAt }: ConsentTerms): Extension[] => [
  { url: consentSystems.signer, valueCode: signerRelation },
  ...(evidence ? [{ url: consentSystems.evidence, valueCode: evidence }] : []),
  ...(witnessName ? [{ url: consentSystems.witness, valueString: witnessName }] : []),
  ...(oneVisit ? [{ url: consentSystems.oneVisit, valueBoolean: true }] : []),
  ...(endedAt ? [{ url: consentSystems.endedAt, valueInstant: endedAt.toISOString() }] : []),
];

const organization = (id: string): Reference<Organization> => ({ reference: `Organization/${id}` });
const reason = (code: string): Coding => ({ system: consentSystems.actReason, code });
