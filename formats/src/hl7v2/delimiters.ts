/** The characters that MSH-1 and MSH-2 declare. An empty string means that the sender has none. */
export type Delimiters = {
  field: string;
  component: string;
  repetition: string;
  escape: string;
  subcomponent: string;
  /** Fifth character of MSH-2, from version 2.7 on. */
  truncation?: string;
};

/** The delimiters that the standard recommends: `|^~\&`. */
export const usualDelimiters: Delimiters = {
  field: "|",
  component: "^",
  repetition: "~",
  escape: "\\",
  subcomponent: "&",
};

/**
 * Reads MSH-1 and MSH-2. `^~\\&` (a backslash doubled by a careless sender) is read as `^~\&`.
 * @returns `undefined` where two delimiters are equal or one is anything but an ASCII punctuation character.
 */
export function readDelimiters(field: string, encoding: string): Delimiters | undefined {
  const doubled = encoding.length >= 5 && encoding[2] === "\\" && encoding[3] === "\\";
  const chars = doubled ? encoding.slice(0, 3) + encoding.slice(4) : encoding;
  const used = field + chars;
  if (field === "" || chars.length > 5 || chars.length < 1 || !/^[!-/:-@[-`{-~]+$/.test(used)) return undefined;
  if (new Set(used).size !== used.length) return undefined;
  const delimiters: Delimiters = {
    field,
    component: chars[0] ?? "",
    repetition: chars[1] ?? "",
    escape: chars[2] ?? "",
    subcomponent: chars[3] ?? "",
  };
  if (chars[4] !== undefined) delimiters.truncation = chars[4];
  return delimiters;
}

/** MSH-2 of the {@link usualDelimiters}. */
export const usualEncodingCharacters = "^~\\&";

/** MSH-2 for these delimiters. */
export const encodingCharacters = (d: Delimiters): string =>
  d.component + d.repetition + d.escape + d.subcomponent + (d.truncation ?? "");
