import type { PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import type { LinkedPatient } from "./patient.ts";

/** The patients of each person, newest view first; a person that does not exist is not in the map. */
export async function patientsOfPersons(
  _tx: Tx,
  _personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly LinkedPatient[]>> {
  throw new Error("not yet");
}
