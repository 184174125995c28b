import { isPlainDate } from "../../platform/plain-date.ts";
import { adulthood, isTenToSeventeen } from "./age-rules.ts";
import type { ConsentDecision, ConsentForm } from "./consent-decision.ts";

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
  | "witnessName"
  | "oneVisit"
> & {
  /** Without it, those whom the form covers and who had joined by the day of the signature. */
  coveredParticipantIds?: ConsentDecision["coveredParticipantIds"];
  /** Told by a registration system or a file, where no form is in sight: it may also say that an earlier decision is withdrawn. */
  mayWithdraw?: boolean;
};

/** The form on which a minor of 10 to 17 grants for one visit, and nobody anything else. */
export const oneVisitForm = "minor-one-visit";

type EntryFacts = {
  form: ConsentForm | undefined;
  birthDate: string | undefined;
  today: string;
  /** The participant offers services to which a minor may consent alone. */
  offersMinorServices?: boolean;
};

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
  { form, birthDate, today, offersMinorServices = false }: EntryFacts,
): EntryFault | undefined {
  if (!form) return fault("formId", "There is no such form in this version and language.");
  if (form.scope !== entry.scope) return fault("formId", "This form is for a decision of another scope.");
  if (entry.scope === "everyone" && entry.evidence === "source-message")
    return fault("scope", "Only the exchange's staff record a denial to everyone, or lift it.");
  if ((entry.scope === "participant") !== (entry.participantId !== undefined))
    return fault("participantId", "A decision names a participant when it is for one, and only then.");
  const withdraws = entry.mayWithdraw && entry.scope === "participant" && entry.value === "none";
  if (!withdraws && !form.choices.includes(entry.value)) return fault("value", "The form does not offer this choice.");
  if (entry.scope === "community" && entry.value === "grant" && !entry.coveredParticipantIds?.length)
    return fault("coveredParticipantIds", "No participant on the form had joined by the day of the signature.");
  return (
    checkDate(entry, birthDate, today) ??
    checkOneVisit(entry, { birthDate, today, offersMinorServices }) ??
    checkSigner(entry, birthDate)
  );
}

function checkDate({ signedOn }: ConsentEntry, birthDate: string | undefined, today: string): EntryFault | undefined {
  if (!isPlainDate(signedOn)) return fault("signedOn", "There is no such day in the calendar.");
  if (signedOn > today) return fault("signedOn", "The day of the signature lies in the future.");
  if (birthDate && signedOn.slice(0, birthDate.length) < birthDate)
    return fault("signedOn", "The day of the signature lies before the patient's birth.");
  return undefined;
}

/** A minor's own grant for one visit (policy §6). */
function checkOneVisit(
  entry: ConsentEntry,
  { birthDate, today, offersMinorServices }: Pick<EntryFacts, "birthDate" | "today"> & { offersMinorServices: boolean },
): EntryFault | undefined {
  if ((entry.formId === oneVisitForm) !== (entry.oneVisit ?? false))
    return fault("oneVisit", "A grant for one visit has its own form, and that form is for nothing else.");
  if (!entry.oneVisit) return undefined;
  if (!offersMinorServices)
    return fault("oneVisit", "This participant offers no services to which a minor may consent alone.");
  if (!isTenToSeventeen(birthDate, entry.signedOn))
    return fault("oneVisit", "Only a patient of 10 to 17 years grants for one visit.");
  if (entry.signerRelation !== "self") return fault("signerRelation", "The patient alone signs for this visit.");
  if (entry.evidence === "verbal") return fault("evidence", "A grant for one visit is signed.");
  return entry.signedOn === today ? undefined : fault("signedOn", "A grant for one visit is signed on its day.");
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
  if (entry.signerRelation === "emancipated-minor" && entry.signedOn >= adult.latest)
    return fault("signerRelation", "From the 18th birthday on the patient signs as an adult.");
  const signsAlone = entry.signerRelation === "self" && !entry.oneVisit;
  if (signsAlone && entry.value === "grant" && entry.signedOn < adult.earliest)
    return fault("signerRelation", "Until the 18th birthday a parent or guardian grants consent.");
  return undefined;
}

const fault = (field: string, refused: string): EntryFault => ({ field, refused });
