import type { PrivacyPerson } from "@crossbay/contract";
import { listedName } from "../accounts/index.ts";
import { type LinkedPatient, patientsOfPersons, personOfPatients, summarisePerson } from "../identity/index.ts";
import type { PatientId, PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";

/** A person as the record or a list named them, with the patients that they had then. */
export type Mention = { personId: PersonId; patientIds: readonly PatientId[] };

/** Who a mentioned person is now. */
export type NamedPerson = PrivacyPerson & {
  personId: PersonId;
  patientIds: readonly PatientId[];
  /** As it stands on a letter: Henry Osei. */
  fullName: string;
};

/**
 * Names for mentioned persons, by the id that was mentioned. Whoever has become another person by a link, or by its undoing, is
 * named by the patients of that time; one of whom nothing is known any more is not in the map.
 */
export async function namePersons(tx: Tx, mentions: readonly Mention[]): Promise<ReadonlyMap<PersonId, NamedPerson>> {
  const names = new Map<PersonId, NamedPerson>();
  const present = await patientsOfPersons(tx, [...new Set(mentions.map(({ personId }) => personId))]);
  for (const [personId, patients] of present) keep(names, personId, patients);
  const gone = mentions.filter(({ personId, patientIds }) => !names.has(personId) && patientIds.length > 0);
  if (gone.length === 0) return names;
  const persons = await personOfPatients(
    tx,
    gone.flatMap(({ patientIds }) => patientIds),
  );
  const now = await patientsOfPersons(tx, [...new Set(persons.values())]);
  for (const { personId, patientIds } of gone) {
    const successor = patientIds.map((patientId) => persons.get(patientId)).find((found) => found !== undefined);
    const patients = successor && now.get(successor);
    if (patients) keep(names, personId, patients);
  }
  return names;
}

function keep(names: Map<PersonId, NamedPerson>, mentioned: PersonId, patients: readonly LinkedPatient[]): void {
  const summary = summarisePerson(patients);
  if (!summary) return;
  const { personId, patientIds, family, given, birthDate } = summary;
  names.set(mentioned, {
    personId,
    patientIds,
    fullName: `${given} ${family}`.trim(),
    name: family || given ? listedName({ family, given }).replace(/^, |, $/, "") : "Name not known",
    ...(birthDate ? { birthDate } : {}),
  });
}

/** What the portal is told of a named person. */
export const shownPerson = ({ personId, name, birthDate }: NamedPerson): PrivacyPerson => ({
  personId,
  name,
  ...(birthDate ? { birthDate } : {}),
});
