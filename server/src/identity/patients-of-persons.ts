import type { PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import type { LinkedPatient } from "./patient.ts";
import { getPatientsOfPersons } from "./patient-store.ts";

/** The patients of each person, newest view first; a person that does not exist (any more) is not in the map. */
export async function patientsOfPersons(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly LinkedPatient[]>> {
  const persons = new Map<PersonId, LinkedPatient[]>();
  if (personIds.length === 0) return persons;
  for (const patient of await getPatientsOfPersons(tx, personIds)) {
    const patients = persons.get(patient.personId);
    if (patients) patients.push(patient);
    else persons.set(patient.personId, [patient]);
  }
  return persons;
}
