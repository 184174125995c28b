import type { Comparable } from "./compare-rules.ts";
import { soundex } from "./similarity-rules.ts";

/** A value that two views of one person probably share, by the kind that made it. */
export type BlockValue = readonly [kind: string, ...parts: string[]];

const familyWordsMax = 3;
const phonesMax = 2;

/**
 * The blocks a patient stands in; only patients of one block are compared: surname as it sounds with birth year and sex;
 * birth date with the given name's initial; social security number; phone with the initial; postal code with birth date.
 * Takes a view without stand-ins, so that the unknown never meet each other.
 */
export function blocksOf(view: Comparable): BlockValue[] {
  const blocks: BlockValue[] = [];
  const { birthDate, ssn, postalCode } = view;
  const initial = view.given[0]?.[0];
  const year = birthDate?.slice(0, 4);
  if (year) {
    for (const word of view.family.slice(0, familyWordsMax)) {
      const sound = soundex(word) || word;
      blocks.push(["surname-year-sex", sound, year, view.sex ?? ""]);
    }
  }
  const isWholeDate = birthDate?.length === 10;
  if (isWholeDate && initial) blocks.push(["birth-initial", birthDate, initial]);
  if (ssn) blocks.push(["ssn", ssn]);
  if (initial)
    for (const phone of view.phones.slice(0, phonesMax)) blocks.push(["phone-initial", phone.slice(-7), initial]);
  if (isWholeDate && postalCode) blocks.push(["postal-birth", postalCode, birthDate]);
  return blocks;
}

const lockKinds = new Set(["birth-initial", "ssn", "phone-initial"]);

/**
 * The blocks of a new patient that are locked while it is put to a person, so that two transactions about one new
 * person take turns. Every automatic link rests on the given name with the birth date, phone or number.
 */
export const locksBlock = ([kind]: BlockValue): boolean => lockKinds.has(kind);
