import type { DutyScope } from "../access/index.ts";
import { listSources } from "../accounts/index.ts";
import { personsKnownTo } from "../audit/index.ts";
import { patientsOfPersons } from "../identity/index.ts";
import type { PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { participantOf } from "./asking.ts";
import { type NamedPerson, namePersons } from "./name-persons.ts";

/**
 * Those of the persons whom an auditor may name: the exchange's own all of them; a privacy officer those about whom users of the
 * participant have an entry in the record, and the participant's own patients.
 */
export async function knownPersons(tx: Tx, scope: DutyScope, personIds: readonly PersonId[]): Promise<PersonId[]> {
  const participantId = participantOf(scope);
  const persons = await patientsOfPersons(tx, personIds);
  if (!participantId) return personIds.filter((personId) => persons.has(personId));
  const ownSources = new Set((await listSources(tx, { participantId })).map(({ id }) => id));
  const asked = new Set(await personsKnownTo(tx, participantId, [...persons.keys()]));
  return personIds.filter(
    (personId) => asked.has(personId) || persons.get(personId)?.some(({ sourceId }) => ownSources.has(sourceId)),
  );
}

/** One of them with a name; undefined when there is no such person, or none for this auditor. */
export async function knownPerson(tx: Tx, scope: DutyScope, personId: PersonId): Promise<NamedPerson | undefined> {
  const [known] = await knownPersons(tx, scope, [personId]);
  return known ? (await namePersons(tx, [{ personId: known, patientIds: [] }])).get(known) : undefined;
}
