import { foldWords } from "./normalise-rules.ts";
import type { LinkedPatient, PersonSummary } from "./patient.ts";

/**
 * What a person is shown as. The view with a name under an active number counts; among several the given name that most
 * sources use (a nickname at one desk renames nobody), then the newest. Birth date, sex and town are that view's; names are
 * written as the source that wrote them most carefully did (de Vries-Muñoz rather than DE VRIES MUNOZ).
 * @returns undefined without patients
 */
export function summarisePerson(patients: readonly LinkedPatient[]): PersonSummary | undefined {
  const uses = new Map<string, number>();
  for (const patient of patients.filter(isCurrent)) uses.set(nameOf(patient), (uses.get(nameOf(patient)) ?? 0) + 1);
  const useOf = (patient: LinkedPatient) => uses.get(nameOf(patient)) ?? 0;
  const [best] = patients.toSorted(
    (a, b) =>
      Number(hasName(b)) - Number(hasName(a)) ||
      Number(b.state === "active") - Number(a.state === "active") ||
      useOf(b) - useOf(a) ||
      b.eventAt.localeCompare(a.eventAt) ||
      a.patientId.localeCompare(b.patientId),
  );
  if (!best) return undefined;
  const { personId, birthDate, sex, town } = best;
  const current = patients.filter(isCurrent);
  return {
    personId,
    patientIds: patients.map((patient) => patient.patientId),
    family: bestSpelling(
      best.family,
      current.map(({ family }) => family),
    ),
    given: bestSpelling(
      best.given,
      current.map(({ given }) => given),
    ),
    ...(birthDate ? { birthDate } : {}),
    ...(sex ? { sex } : {}),
    ...(town ? { town } : {}),
  };
}

const hasName = (patient: LinkedPatient): boolean => Boolean(patient.family || patient.given);
const isCurrent = (patient: LinkedPatient): boolean => hasName(patient) && patient.state === "active";
const nameOf = ({ given }: LinkedPatient): string => foldWords(given ?? "")[0] ?? "";

/** Of the ways in which one name is written, the one with capitals and small letters, marks and hyphens. */
function bestSpelling(chosen: string | undefined, written: readonly (string | undefined)[]): string {
  if (!chosen) return "";
  const folded = foldWords(chosen).join(" ");
  const same = written.filter((name): name is string => name !== undefined && foldWords(name).join(" ") === folded);
  return same.reduce((best, name) => (careOf(name) > careOf(best) ? name : best), chosen);
}

const careOf = (name: string): number => (/\p{Ll}/u.test(name) ? 100 : 0) + name.replace(/[A-Za-z ]/g, "").length;
