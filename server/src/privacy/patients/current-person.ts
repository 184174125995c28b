import { personOfPatients } from "../../identity/index.ts";
import type { PatientId, PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptRequest } from "./request-rules.ts";

/**
 * Who the proofed person is now: the one to whom all patients of that time belong. Undefined when they have come apart, since
 * nobody proofed which of the persons asked.
 */
export async function currentPerson(
  tx: Tx,
  { patientIds }: Pick<KeptRequest, "patientIds">,
): Promise<PersonId | undefined> {
  const persons = await personOfPatients(tx, patientIds as PatientId[]);
  const distinct = [...new Set(patientIds.map((patientId) => persons.get(patientId as PatientId)))];
  return distinct.length === 1 ? distinct[0] : undefined;
}
