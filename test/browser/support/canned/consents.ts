import type { ConsentDecision, ConsentPage, PersonBanner, RecordConsentRequest } from "@crossbay/contract";
import { formsOf, minorOf } from "./consent-forms.ts";
import { lanternStreet, maria, uuidOf } from "./people.ts";

const form: ConsentPage["consent"]["form"] = {
  id: "participant-consent",
  version: 3,
  language: "en",
  title: "Consent to see your health information",
  choices: ["grant", "deny"],
  text: "Your health care providers can ask the exchange for your health information. It comes from places where you were treated before.\n\nYour choice covers Lantern Street Family Practice. You can change it at any time.",
};

const granted: ConsentDecision = {
  id: uuidOf(401),
  scope: "participant",
  participantName: lanternStreet.participantName,
  value: "grant",
  form: "Consent to see your health information, version 3",
  signedOn: "2025-05-14",
  signerName: "Maria Twinning",
  signerRelation: "self",
  evidence: "paper-on-file",
  recordedBy: "Rosa Delgado",
  recordedAt: "2025-05-14T13:05:00Z",
};

const denied: ConsentDecision = {
  ...granted,
  id: uuidOf(402),
  value: "deny",
  signedOn: "2023-01-09",
  recordedAt: "2023-01-09T15:40:00Z",
};

const sentences = {
  none: "No decision is recorded: nothing is released to Lantern Street Family Practice.",
  grant: "Lantern Street Family Practice may see what the exchange holds about this patient.",
  "emergency-only": "Lantern Street Family Practice may see it in a medical emergency only.",
  deny: "Lantern Street Family Practice may not see what the exchange holds about this patient.",
};

/** The consent page of a person, with what was recorded in this test so far. */
export function consentPageOf(
  person: PersonBanner,
  recorded: readonly ConsentDecision[],
  { hospital, evidence }: { hospital: boolean; evidence?: unknown } = { hospital: false },
): ConsentPage {
  const signed = evidence ? { ...granted, evidence: "e-signature", hasEvidence: true } : granted;
  const before = person.personId === maria.personId ? [signed, denied] : [];
  const value = recorded[0]?.value ?? before[0]?.value ?? "none";
  const { personId, family, given, birthDate, ageYears, sex } = person;
  const searcherSees = {
    personId,
    family,
    given,
    birthDate: birthDate ?? "",
    ageYears: ageYears ?? 0,
    sex: sex ?? "",
    consent: value,
    ...(person.minorWarning ? { minorWarning: person.minorWarning } : {}),
  };
  return {
    banner: value === "grant" ? { ...person, consent: value } : searcherSees,
    consent: {
      value,
      sentence: sentences[value],
      decisions: [...recorded, ...before],
      mayRecord: { allowed: true },
      forms: hospital ? formsOf(person) : [],
      form,
      ...(minorOf(person) ? { minor: minorOf(person) } : {}),
    },
  };
}

export function decisionFrom(request: RecordConsentRequest): ConsentDecision {
  return {
    ...granted,
    id: uuidOf(403),
    value: request.value,
    signedOn: request.signedOn,
    signerName: request.signerName,
    signerRelation: request.signerRelation,
    evidence: request.evidence,
    language: request.language,
    recordedAt: "2026-03-12T18:30:00Z",
  };
}
