import type { Patient } from "@crossbay/formats/fhir";
import type { PatientId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { completePatient } from "./complete-patient-rules.ts";
import { findPatientBodies } from "./resource-store.ts";

/** A patient as one message tells it, which may be no more than a number and a name. */
export type ToldPatient = {
  patientId: PatientId;
  patient: Patient;
  /** Elements that the sender deletes. */
  cleared: readonly (keyof Patient)[];
  /** ISO instant. */
  eventAt: string;
};

/**
 * Completes what each message tells of its patient by what is known, in the order given, one message seeing those
 * before it. A message older than what is known stays as it was told. The transaction has locked the patients. One statement.
 */
export async function completePatients(tx: Tx, told: readonly ToldPatient[]): Promise<readonly Patient[]> {
  const known = await findPatientBodies(
    tx,
    told.map(({ patientId }) => patientId),
  );
  return told.map(({ patientId, patient, cleared, eventAt }) => {
    const before = known.get(patientId);
    const at = new Date(eventAt).toISOString();
    if (before && at < before.eventAt) return patient;
    const complete = before ? completePatient(before.patient, patient, cleared) : patient;
    known.set(patientId, { patient: complete, eventAt: at });
    return complete;
  });
}
