import { patientsOfPersons, personOfPatients } from "../../identity/index.ts";
import { newId, type PatientId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import { type ConsentEntry, checkConsentEntry, type EntryFault } from "./consent-entry-rules.ts";
import { findForm, insertDecision } from "./consent-store.ts";

/**
 * Adds a signed decision to those of a patient, when form, date and signer are right. It counts as soon as the
 * transaction is committed. Who may record what, and the audit record of it, are the caller's.
 * @param context `timeZone`: IANA name of where it is recorded, for the day that "today" is
 */
export async function saveConsentDecision(
  tx: Tx,
  context: { now: Date; timeZone: string },
  entry: ConsentEntry,
): Promise<ConsentDecision | EntryFault> {
  const form = await findForm(tx, entry.formId, entry.formVersion, entry.language);
  const birthDate = await birthDateOf(tx, entry.patientId);
  const today = plainDateAt(context.now, context.timeZone);
  const fault = checkConsentEntry(entry, { form, birthDate, today });
  if (fault) return fault;
  const decision: ConsentDecision = {
    ...entry,
    id: newId(context.now),
    formTitle: form?.title ?? entry.formId,
    signerName: entry.signerName.trim().replaceAll(/\s+/g, " "),
    coveredParticipantIds: entry.coveredParticipantIds ?? [],
    recordedAt: context.now,
  };
  await insertDecision(tx, decision);
  return decision;
}

async function birthDateOf(tx: Tx, patientId: PatientId): Promise<string | undefined> {
  const personId = (await personOfPatients(tx, [patientId])).get(patientId);
  if (!personId) throw new Error("A decision was to be saved for a patient who does not exist.");
  const patients = (await patientsOfPersons(tx, [personId])).get(personId) ?? [];
  const own = patients.find((patient) => patient.patientId === patientId)?.birthDate;
  return own ?? patients.find((patient) => patient.birthDate)?.birthDate;
}
