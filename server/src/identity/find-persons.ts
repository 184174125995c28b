import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { PersonSummary, PersonTerms } from "./patient.ts";

/** Persons that match the terms. */
export async function findPersons(
  _tx: Tx,
  _context: { keys: Keys },
  _terms: PersonTerms,
  _limit: number,
): Promise<readonly PersonSummary[]> {
  throw new Error("not yet");
}
