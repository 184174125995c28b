import { type Actor, listSources } from "../accounts/index.ts";
import type { LinkedPatient } from "../identity/index.ts";
import type { Tx } from "../platform/transaction.ts";

/** The patients whom the reader's own participant registered: in use before retired, newest first. */
export async function ownPatients(
  tx: Tx,
  actor: Pick<Actor, "participant">,
  patients: readonly LinkedPatient[],
): Promise<LinkedPatient[]> {
  const sources = (await listSources(tx)).filter((source) => source.participantId === actor.participant.id);
  const ownSources = new Set(sources.map((source) => source.id));
  return byUse(patients.filter((patient) => ownSources.has(patient.sourceId)));
}

/** Patients in use before retired ones, newest first. */
export const byUse = (patients: readonly LinkedPatient[]): LinkedPatient[] =>
  patients.toSorted(
    (a, b) =>
      Number(b.state === "active") - Number(a.state === "active") ||
      b.eventAt.localeCompare(a.eventAt) ||
      a.patientId.localeCompare(b.patientId),
  );
