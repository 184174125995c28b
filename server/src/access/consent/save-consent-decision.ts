import { listParticipants } from "../../accounts/index.ts";
import { patientsOfPersons, personOfPatients } from "../../identity/index.ts";
import { newId, type ParticipantId, type PatientId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessContext } from "../context.ts";
import { policyOf } from "../policy.ts";
import type { ConsentDecision, EvidenceFile } from "./consent-decision.ts";
import { type ConsentEntry, checkConsentEntry, type EntryFault } from "./consent-entry-rules.ts";
import { findForm } from "./consent-form-store.ts";
import { insertDecision } from "./consent-store.ts";
import { coveredOn } from "./coverage-rules.ts";
import { insertEvidence } from "./evidence-store.ts";

/**
 * Adds a signed decision to those of a patient, when form, date and signer are right, with the file that shows it. It
 * counts as soon as the transaction is committed. Who may record what, and the audit record of it, are the caller's.
 * @param context `timeZone`: IANA name of where it is recorded, for the day that "today" is; `policy`: how long what ends by
 * itself counts
 * @param evidence a scan, signature or message as it came; nothing where the paper stays with the participant
 */
export async function saveConsentDecision(
  tx: Tx,
  context: { now: Date; timeZone: string } & Pick<AccessContext, "policy">,
  entry: ConsentEntry,
  evidence?: EvidenceFile,
): Promise<ConsentDecision | EntryFault> {
  const { now } = context;
  const form = await findForm(tx, entry.formId, entry.formVersion, entry.language);
  const birthDate = await birthDateOf(tx, entry.patientId);
  const today = plainDateAt(now, context.timeZone);
  const needsParticipants = entry.oneVisit || entry.scope === "community";
  const participants = needsParticipants ? await listParticipants(tx) : [];
  const own = participants.find(({ id }) => id === entry.participantId);
  const covered: readonly ParticipantId[] =
    entry.coveredParticipantIds ?? (entry.value === "grant" ? coveredOn(entry.signedOn, form, participants) : []);
  const complete = { ...entry, coveredParticipantIds: covered };
  const offersMinorServices = own?.minorConsentServices ?? false;
  const fault = checkConsentEntry(complete, { form, birthDate, today, offersMinorServices });
  if (fault) return fault;
  const evidenceId = evidence && newId(now);
  const { mayWithdraw: _, ...told } = complete;
  const decision: ConsentDecision = {
    ...told,
    id: newId(now),
    formTitle: form?.title ?? entry.formId,
    signerName: spaced(entry.signerName),
    recordedAt: now,
    ...(evidenceId ? { evidenceId } : {}),
    ...endOf(entry, context),
  };
  if (evidence && evidenceId) {
    await insertEvidence(tx, { ...evidence, patientId: entry.patientId, id: evidenceId, recordedAt: now });
  }
  await insertDecision(tx, decision);
  return decision;
}

/** Of what ends by itself (policy §6). */
function endOf(
  { oneVisit, value, evidence }: ConsentEntry,
  context: { now: Date } & Pick<AccessContext, "policy">,
): Pick<ConsentDecision, "endsAt"> {
  const { oneVisitHours, verbalHours } = policyOf(context);
  const isVerbalGrant = value === "grant" && evidence === "verbal";
  const hours = oneVisit ? oneVisitHours : isVerbalGrant ? verbalHours : undefined;
  return hours === undefined ? {} : { endsAt: new Date(context.now.getTime() + hours * 60 * 60 * 1000) };
}

const spaced = (name: string): string => name.trim().replaceAll(/\s+/g, " ");

async function birthDateOf(tx: Tx, patientId: PatientId): Promise<string | undefined> {
  const personId = (await personOfPatients(tx, [patientId])).get(patientId);
  if (!personId) throw new Error("A decision was to be saved for a patient who does not exist.");
  const patients = (await patientsOfPersons(tx, [personId])).get(personId) ?? [];
  const own = patients.find((patient) => patient.patientId === patientId)?.birthDate;
  return own ?? patients.find((patient) => patient.birthDate)?.birthDate;
}
