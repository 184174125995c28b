export type WorkbookFacts = {
  sharedStrings: readonly string[];
  /** Is a number with this style shown as a date? By index of the style. */
  isDateStyle: readonly boolean[];
  countsFrom1904: boolean;
};

/**
 * What a cell says, as text (ECMA-376 part 1, §18.3.1.4 and §18.18.11). Numbers are written out without an exponent, so that a
 * telephone number stays one; dates as YYYY-MM-DD.
 */
export function cellText(cell: { type: string; style: number; text: string }, facts: WorkbookFacts): string {
  const { type, text } = cell;
  if (type === "s") return facts.sharedStrings[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "TRUE" : text === "0" ? "FALSE" : "";
  if (type !== "n") return unescapeText(text);
  if (text.trim() === "") return "";
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return facts.isDateStyle[cell.style] ? dateText(number, facts.countsFrom1904) : plainNumber(number);
}

/** Characters that XML cannot hold stand as _xHHHH_ (ECMA-376 part 1, §22.9.2.19, ST_Xstring). */
export const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The other way: what XML cannot hold, what it would change, and what would be taken for such an escape. */
export const escapeText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 cannot hold or programs drop.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, escapeCharacter);

const escapeCharacter = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Fifteen digits are what a spreadsheet program keeps and shows. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15));
  return rounded.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 15 });
}

const dayMs = 86_400_000;

/** A serial date (ECMA-376 part 1, §18.17.4): days since 30 December 1899, or since 1 January 1904. */
function dateText(serial: number, countsFrom1904: boolean): string {
  const from = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(from + Math.round(serial * dayMs));
  if (Number.isNaN(date.getTime())) return plainNumber(serial);
  const text = date.toISOString();
  return serial % 1 === 0 ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
