import type { PatientId, SourceId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { getPatientsOfNumbers } from "./numbered-patient-store.ts";

/** A record number as a source gives it; the authority as it is kept, upper case. */
export type SourceNumber = { sourceId: SourceId; authority: string; recordNumber: string };

/**
 * Whom record numbers stand for now, with the birth date as far as it is known; deleted patients are not among them. One
 * statement that reads every patient once: for files, not for messages.
 * @returns for each number, in order; undefined where it stands for nobody
 */
export async function patientsOfNumbers(
  tx: Tx,
  numbers: readonly SourceNumber[],
): Promise<({ patientId: PatientId; birthDate?: string } | undefined)[]> {
  if (numbers.length === 0) return [];
  const found = new Map((await getPatientsOfNumbers(tx, numbers)).map((patient) => [patient.place, patient]));
  return numbers.map((_, at) => {
    const patient = found.get(at + 1);
    return patient && { patientId: patient.patientId, ...(patient.birthDate ? { birthDate: patient.birthDate } : {}) };
  });
}
