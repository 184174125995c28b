/**
 * A name as it is compared: the same in capitals, in another Unicode form, with other spaces or with characters that are not
 * seen.
 */
export const foldName = (name: string): string =>
  spaced(name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC"));

/** Words as they are looked up: folded, and without accents, since few people type those. */
export const searchText = (...names: readonly string[]): string =>
  names.map((name) => spaced(foldName(name).normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC"))).join("\n");

/** A name as it is kept: composed, without control characters or spaces too many. */
export const cleanName = (name: string): string => spaced(name.normalize("NFC").replace(/\p{Cc}/gu, " "));

const spaced = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
