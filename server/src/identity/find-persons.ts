import type { PersonId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { valueKey } from "./keys-rules.ts";
import { foldFamily, foldWords, looseIdentifier } from "./normalise-rules.ts";
import type { PersonSummary, PersonTerms } from "./patient.ts";
import { findPersonsByIdentifier, findPersonsByNameAndBirth } from "./patient-store.ts";
import { patientsOfPersons } from "./patients-of-persons.ts";
import { summarisePerson } from "./summary-rules.ts";

/**
 * Persons of this surname (any one of several, whatever the accents) and birth date, whose given name begins as asked;
 * or, where an identifier is given, those that carry it at any source, retired numbers included. Terms that are neither
 * find nobody.
 * @param limit at most so many persons, by surname and given name
 */
export async function findPersons(
  tx: Tx,
  { keys }: { keys: Keys },
  terms: PersonTerms,
  limit: number,
): Promise<readonly PersonSummary[]> {
  const persons = await patientsOfPersons(tx, await findIds(tx, keys, terms, limit));
  return [...persons.values()]
    .flatMap((patients) => summarisePerson(patients) ?? [])
    .sort(
      (a, b) => `${a.family} ${a.given}`.localeCompare(`${b.family} ${b.given}`) || (a.personId < b.personId ? -1 : 1),
    );
}

async function findIds(tx: Tx, keys: Keys, terms: PersonTerms, limit: number): Promise<PersonId[]> {
  const identifier = looseIdentifier(terms.identifier ?? "");
  if (identifier !== "") return findPersonsByIdentifier(tx, valueKey(keys.matching, identifier), limit);
  const familyFolded = foldFamily(terms.family ?? "");
  const { birthDate } = terms;
  if (familyFolded.length === 0 || !birthDate) return [];
  return findPersonsByNameAndBirth(tx, { familyFolded, givenFolded: foldWords(terms.given ?? ""), birthDate }, limit);
}
