/** The same name, whatever its case, accents, marks and spaces: people type their own names as keyboards let them. */
export const isSameName = (one: string, other: string): boolean => fold(one) === fold(other) && fold(one) !== "";

const fold = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
