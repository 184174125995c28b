import type { PrivacyPerson } from "@crossbay/contract";
import { formatDate } from "../dates/format-date.ts";
import type { Words } from "../words/en.ts";

/** `OSEI, Henry, born 30 Jul 1951`: all that an auditor is told of a patient. */
export function namePerson({ name, birthDate }: PrivacyPerson, words: Words): string {
  return `${name}, ${birthDate ? words.privacy.born(formatDate(birthDate, words)) : words.privacy.bornUnknown}`;
}
