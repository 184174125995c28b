import type { LinkedPatient, PersonSummary } from "./patient.ts";

/**
 * What a person is shown as: name, birth date, sex and town of the newest view that an active number has; of a retired
 * number only where nothing else is left. A view without a name is passed over.
 * @returns undefined without patients
 */
export function summarisePerson(patients: readonly LinkedPatient[]): PersonSummary | undefined {
  const newest = [...patients].sort(byUse)[0];
  if (!newest) return undefined;
  const { personId, birthDate, sex, town } = newest;
  return {
    personId,
    patientIds: patients.map((patient) => patient.patientId),
    family: newest.family ?? "",
    given: newest.given ?? "",
    ...(birthDate ? { birthDate } : {}),
    ...(sex ? { sex } : {}),
    ...(town ? { town } : {}),
  };
}

const byUse = (a: LinkedPatient, b: LinkedPatient): number =>
  Number(hasName(b)) - Number(hasName(a)) ||
  Number(b.state === "active") - Number(a.state === "active") ||
  b.eventAt.localeCompare(a.eventAt) ||
  a.patientId.localeCompare(b.patientId);

const hasName = (patient: LinkedPatient): boolean => Boolean(patient.family || patient.given);
