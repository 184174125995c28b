import { formatDate } from "../../ui/dates/format-date.ts";
import type { Words } from "../../ui/words/en.ts";

/** Since when there is a way to sign in, and when it was used last. */
export function usedWords(way: { addedAt: string; lastUsedAt?: string | undefined }, words: Words): string {
  const { added, addedAndUsed } = words.account;
  const on = formatDate(way.addedAt, words);
  return way.lastUsedAt ? addedAndUsed(on, formatDate(way.lastUsedAt, words)) : added(on);
}
