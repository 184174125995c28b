import type { Hl7Error, ToldConsent } from "@crossbay/formats/hl7v2";
import { type EntryFault, recordToldDecisions, type ToldDecision } from "../../access/index.ts";
import { newId, type PatientId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { TranslatedMessage } from "../prepared-message.ts";
import { MessageRefusal } from "./message-refusal.ts";

/**
 * Records what patients decided for the participants of these messages' sources, in the transaction that puts the messages on their charts.
 * Nothing is asked where no message tells a decision.
 * @throws MessageRefusal when a decision cannot be kept
 */
export async function recordConsents(tx: Tx, now: Date, messages: readonly TranslatedMessage[]): Promise<void> {
  const told = messages.flatMap((message) =>
    message.translation.consents.map((consent) => ({ consent, decision: decisionOf(now, message, consent) })),
  );
  if (told.length === 0) return;
  const outcomes = await recordToldDecisions(
    tx,
    now,
    told.map(({ decision }) => decision),
  );
  for (const [at, outcome] of outcomes.entries())
    if (typeof outcome === "object") throw new MessageRefusal([errorOf(told[at]!.consent, outcome)]);
}

/** For the source's own participant, whatever the message says. */
const decisionOf = (now: Date, { source, translation }: TranslatedMessage, consent: ToldConsent): ToldDecision => ({
  patientId: translation.patient.patientId as PatientId,
  participantId: source.participantId,
  timeZone: source.timeZone,
  value: consent.value,
  signedOn: consent.signedOn,
  signerName: consent.signerName,
  signerRelation: consent.signer,
  evidence: consent.isVerbal ? "verbal" : "source-message",
  file: { kind: "source-message", mediaType: "text/plain", content: Buffer.from(consent.evidence) },
  audit: { requestId: newId(now), detail: { source: source.code } },
});

/** HL7 table 0357: data type error for a day, table value not found for the rest. */
function errorOf({ places }: ToldConsent, { field, refused }: EntryFault): Hl7Error {
  const place =
    field === "signerRelation" ? "signer" : field === "signedOn" || field === "signerName" ? field : "value";
  const code = place === "signedOn" ? "102" : "103";
  return {
    code,
    severity: "E",
    location: places[place],
    sentence: `The patient's decision cannot be kept: ${refused}`,
  };
}
