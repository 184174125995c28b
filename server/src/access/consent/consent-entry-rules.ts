import { isPlainDate } from "../../platform/plain-date.ts";
import type { ConsentDecision, ConsentForm } from "./consent-decision.ts";
import { adulthood } from "./consent-rules.ts";

/** A decision as somebody enters it. */
export type ConsentEntry = Pick<
  ConsentDecision,
  | "patientId"
  | "scope"
  | "participantId"
  | "value"
  | "formId"
  | "formVersion"
  | "language"
  | "signedOn"
  | "signerName"
  | "signerRelation"
  | "evidence"
  | "recordedBy"
> & { coveredParticipantIds?: ConsentDecision["coveredParticipantIds"] };

/** What is wrong with an entry, in a sentence, and with which of its fields. */
export type EntryFault = { refused: string; field: string };

/**
 * Checks an entry against its form and the patient.
 * @param form the form that the entry names, undefined when there is none
 * @param birthDate plain date of the patient, as precise as it is known
 * @param today plain date where the decision is recorded
 * @returns undefined when nothing is wrong
 */
export function checkConsentEntry(
  entry: ConsentEntry,
  { form, birthDate, today }: { form: ConsentForm | undefined; birthDate: string | undefined; today: string },
): EntryFault | undefined {
  if (!form) return fault("formId", "There is no such form in this version and language.");
  if (form.scope !== entry.scope) return fault("formId", "This form is for a decision of another scope.");
  if ((entry.scope === "participant") !== (entry.participantId !== undefined))
    return fault("participantId", "A decision names a participant when it is for one, and only then.");
  if (!form.choices.includes(entry.value)) return fault("value", "The form does not offer this choice.");
  if (entry.scope === "community" && entry.value === "grant" && !entry.coveredParticipantIds?.length)
    return fault("coveredParticipantIds", "A grant to the community names the participants on its form.");
  return checkDate(entry, birthDate, today) ?? checkSigner(entry, birthDate);
}

function checkDate({ signedOn }: ConsentEntry, birthDate: string | undefined, today: string): EntryFault | undefined {
  if (!isPlainDate(signedOn)) return fault("signedOn", "There is no such day in the calendar.");
  if (signedOn > today) return fault("signedOn", "The day of the signature lies in the future.");
  if (birthDate && signedOn.slice(0, birthDate.length) < birthDate)
    return fault("signedOn", "The day of the signature lies before the patient's birth.");
  return undefined;
}

function checkSigner(entry: ConsentEntry, birthDate: string | undefined): EntryFault | undefined {
  if (!entry.signerName.trim()) return fault("signerName", "Who signed is missing.");
  const adult = adulthood(birthDate);
  if (!adult) return undefined;
  if (entry.signerRelation === "parent" && entry.signedOn >= adult.latest)
    return fault(
      "signerRelation",
      "A parent signs until the 18th birthday; an adult signs, or their agent or guardian.",
    );
  if (entry.signerRelation === "self" && entry.value === "grant" && entry.signedOn < adult.earliest)
    return fault("signerRelation", "Until the 18th birthday a parent or guardian grants consent.");
  return undefined;
}

const fault = (field: string, refused: string): EntryFault => ({ field, refused });
