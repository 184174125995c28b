import { listParticipants, type Participant } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentDecision, EvidenceFile } from "./consent-decision.ts";
import type { ConsentEntry, EntryFault } from "./consent-entry-rules.ts";
import { listFormsInUse } from "./consent-form-store.ts";
import { decisionsOf } from "./consent-store.ts";
import { participantForm } from "./forms-here-rules.ts";
import { firstLanguage } from "./product-forms.ts";
import { recordOf } from "./record-of-decision.ts";
import { saveConsentDecision } from "./save-consent-decision.ts";

/** A decision for one participant that was signed elsewhere: told by a registration system, or by a row of a file. */
export type ToldDecision = Pick<
  ConsentEntry,
  "patientId" | "value" | "signedOn" | "signerName" | "signerRelation" | "evidence" | "recordedBy" | "witnessName"
> & {
  participantId: ParticipantId;
  /** IANA name: "today" where it was signed. */
  timeZone: string;
  language?: string;
  file?: EvidenceFile;
  /** Who told it, for the audit record: never a person's name. */
  audit: Pick<AuditEntry, "actor" | "requestId" | "way"> & { detail: Record<string, string> };
};

type ToldOutcome = "recorded" | "unchanged" | EntryFault;

/**
 * Records decisions that were told, in their order, each with its audit record. One that is known already, of the same value, day
 * and signer, changes nothing, whatever was decided since: senders repeat themselves. A fault stops no other; the caller decides
 * whether anything is kept.
 * @returns what became of each
 */
export async function recordToldDecisions(tx: Tx, now: Date, told: readonly ToldDecision[]): Promise<ToldOutcome[]> {
  const known = (await decisionsOf(tx, [...new Set(told.map(({ patientId }) => patientId))])).map(keyOfDecision);
  const seen = new Set(known);
  let participants: readonly Participant[] | undefined;
  const outcomes: ToldOutcome[] = [];
  for (const one of told) {
    if (seen.has(keyOf(one))) {
      outcomes.push("unchanged");
      continue;
    }
    participants ??= await listParticipants(tx);
    const saved = await save(tx, now, one, participants);
    outcomes.push(saved ?? "recorded");
    if (!saved) seen.add(keyOf(one));
  }
  return outcomes;
}

type Key = Pick<ConsentDecision, "value" | "signedOn" | "signerRelation"> & {
  patientId: PatientId;
  participantId?: ParticipantId;
};
const keyOf = ({ patientId, participantId, value, signedOn, signerRelation }: Key): string =>
  [patientId, participantId, value, signedOn, signerRelation].join(" ");
const keyOfDecision = (decision: ConsentDecision): string => (decision.oneVisit ? "" : keyOf(decision));

async function save(
  tx: Tx,
  now: Date,
  told: ToldDecision,
  participants: readonly Participant[],
): Promise<EntryFault | undefined> {
  const { timeZone, language = firstLanguage, file, audit, ...entry } = told;
  const participant = participants.find(({ id }) => id === told.participantId);
  if (!participant || participant.endedAt) {
    return { refused: "The participant has no agreement any more.", field: "participantId" };
  }
  const formId = participantForm(participant);
  const form =
    (await listFormsInUse(tx, told.signedOn)).find((one) => one.id === formId && one.language === language) ??
    (await listFormsInUse(tx, dayOf(now))).find((one) => one.id === formId && one.language === language);
  if (!form) return { refused: "The form is not there in this language.", field: "language" };
  const saved = await saveConsentDecision(
    tx,
    { now, timeZone },
    { ...entry, scope: "participant", formId, formVersion: form.version, language, mayWithdraw: true },
    file,
  );
  if ("refused" in saved) return saved;
  const { detail, ...record } = recordOf(saved);
  await writeEntries(tx, now, [
    {
      action: "consent-record",
      outcome: "succeeded",
      ...audit,
      patientIds: [told.patientId],
      ...record,
      detail: { ...detail, ...audit.detail },
    },
  ]);
  return undefined;
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
