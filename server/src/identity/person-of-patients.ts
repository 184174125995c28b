import type { PatientId, PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";

/** The present person of each patient; an unknown patient is not in the map. */
export async function personOfPatients(
  _tx: Tx,
  _patientIds: readonly PatientId[],
): Promise<ReadonlyMap<PatientId, PersonId>> {
  throw new Error("not yet");
}
