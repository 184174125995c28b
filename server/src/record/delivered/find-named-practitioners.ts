import type { Tx } from "../../platform/transaction.ts";
import type { RecordChange } from "../resource.ts";
import { primaryCareOfPatients } from "./delivered-store.ts";
import { isDischarge, type NamedPractitioner, namedPractitioners } from "./named-practitioners-rules.ts";

/**
 * The practitioners whom changes name by national provider number, for handlers of `onRecordChanged`. One statement where a hospital stay
 * ended, none otherwise.
 */
export async function findNamedPractitioners(tx: Tx, changes: readonly RecordChange[]): Promise<NamedPractitioner[]> {
  const discharged = changes.filter(isDischarge).map(({ patientId }) => patientId);
  const primaryCare = discharged.length > 0 ? await primaryCareOfPatients(tx, discharged) : [];
  const byPatient = new Map(primaryCare.map(({ patientId, practitioners }) => [patientId, practitioners]));
  return namedPractitioners(changes, (patientId) => byPatient.get(patientId) ?? []);
}
