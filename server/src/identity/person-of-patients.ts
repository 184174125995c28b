import type { PatientId, PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { getPersonsOfPatients } from "./patient-store.ts";

/** The present person of each patient; an unknown patient is not in the map. */
export async function personOfPatients(
  tx: Tx,
  patientIds: readonly PatientId[],
): Promise<ReadonlyMap<PatientId, PersonId>> {
  if (patientIds.length === 0) return new Map();
  const found = await getPersonsOfPatients(tx, patientIds);
  return new Map(found.map(({ patientId, personId }) => [patientId, personId]));
}
