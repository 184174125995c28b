import type { PatientId, PersonId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { findHouseholds, findHouseholdsInBlocks, findPersonsEver, type Household } from "./household-store.ts";
import { blockKey } from "./keys-rules.ts";
import { cleanPhone, foldFamily, foldWords } from "./normalise-rules.ts";

/** Names and telephone number of somebody who is no patient here, in the form that compares with a household. */
export type FoldedPerson = { family: readonly string[]; given: readonly string[]; phone: string | undefined };

/** Folds names and number of an account or of a form as those of patients are folded. */
export const foldPerson = (of: { family: string; given: string; phone?: string }): FoldedPerson => ({
  family: foldFamily(of.family),
  given: foldWords(of.given),
  phone: cleanPhone(of.phone ?? ""),
});

/** Where the persons live and are reached, as each of their patients tells it; newest first. */
export async function householdsOf(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Household[]>> {
  if (personIds.length === 0) return new Map();
  return Map.groupBy(await findHouseholds(tx, personIds), ({ personId }) => personId);
}

/** Households in which one of these people is reached: the same number, and a given name with the same initial. */
export async function householdsReachedBy(
  tx: Tx,
  { keys }: { keys: Keys },
  people: readonly FoldedPerson[],
): Promise<readonly Household[]> {
  const blocks = people.flatMap(({ phone, given }) => {
    const initial = given[0]?.[0];
    return phone && initial ? [blockKey(keys.matching, ["phone-initial", phone.slice(-7), initial])] : [];
  });
  return blocks.length === 0 ? [] : findHouseholdsInBlocks(tx, blocks);
}

/**
 * Every person whom the record may name for these patients: what they belong to now, and what they belonged to before a link
 * or its undoing.
 */
export const personsEver = (tx: Tx, patientIds: readonly PatientId[]): Promise<PersonId[]> =>
  patientIds.length === 0 ? Promise.resolve([]) : findPersonsEver(tx, patientIds);
