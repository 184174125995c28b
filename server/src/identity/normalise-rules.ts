import { nameParticles, nameSuffixes } from "./name-tables-rules.ts";

/**
 * Words of a name in a form that compares: compatibility decomposition without marks (NFKD), letters that Unicode does
 * not decompose spelled out, upper case, apostrophes dropped, split at everything else that is no letter or digit.
 */
export function foldWords(text: string): string[] {
  return text
    .replace(/[ßøœæłđðþ]/giu, (letter) => spelledOut[letter.toLowerCase()] ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ`´]/gu, "")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

const spelledOut: Record<string, string> = { ß: "ss", ø: "o", œ: "oe", æ: "ae", ł: "l", đ: "d", ð: "d", þ: "th" };

/**
 * A surname's parts for look-up: each part that is no particle, and the whole written as one word, so that "O Brien"
 * meets "O'Brien" and "de Vries-Muñoz" meets "Vries" as well as "Muñoz". Generation suffixes are left out.
 */
export function foldFamily(text: string): string[] {
  const words = foldWords(text).filter((word) => !nameSuffixes.has(word));
  const parts = words.filter((word) => !nameParticles.has(word));
  const whole = words.join("");
  return [...new Set([...(parts.length > 0 ? parts : words), whole])].filter((part) => part !== "");
}

/** The generation that a name tells: JR, SR, II … ; from its own field or the end of the surname. */
export function foldSuffix(...texts: readonly (string | undefined)[]): string | undefined {
  const word = texts.flatMap((text) => foldWords(text ?? "")).find((word) => nameSuffixes.has(word));
  return word === "2ND" ? "II" : word === "3RD" ? "III" : word;
}

/**
 * A social security number's nine digits, or undefined where none was ever issued: areas 000, 666 and 900–999, group
 * 00, serial 0000, one digit repeated, and numbers that were printed in advertisements.
 * @see https://www.ssa.gov/employer/randomization.html
 */
export function cleanSsn(text: string): string | undefined {
  const digits = text.replace(/\D/g, "");
  if (!/^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)) return undefined;
  return /^(\d)\1+$/.test(digits) || advertisedSsns.has(digits) ? undefined : digits;
}

const advertisedSsns = new Set(["123456789", "078051120", "219099999", "457555462"]);

/** The last ten digits of a phone number (seven where it has no area code), or undefined for a stand-in such as 555-5555. */
export function cleanPhone(text: string): string | undefined {
  const digits = text.replace(/(?:ext|x).*$/i, "").replace(/\D/g, "");
  if (digits.length < 7) return undefined;
  const number = digits.length < 10 ? digits.slice(-7) : digits.slice(-10);
  const isStandIn = /(\d)\1{6}$/.test(number) || /^(\d{3})?1234567$|^1234567890$/.test(number);
  return isStandIn ? undefined : number;
}

/** A street address as one line of upper-case words with the usual abbreviations, or undefined for "unknown", "homeless" …. */
export function cleanAddressLine(text: string): string | undefined {
  const words = foldWords(text).map((word) => addressWords[word] ?? word);
  const line = words.join(" ");
  return line === "" || addressStandIns.has(line) ? undefined : line;
}

const addressWords: Record<string, string> = {
  STREET: "ST",
  AVENUE: "AVE",
  AV: "AVE",
  ROAD: "RD",
  DRIVE: "DR",
  LANE: "LN",
  COURT: "CT",
  PLACE: "PL",
  BOULEVARD: "BLVD",
  TERRACE: "TER",
  CIRCLE: "CIR",
  HIGHWAY: "HWY",
  PARKWAY: "PKWY",
  SQUARE: "SQ",
  CRESCENT: "CRES",
  APARTMENT: "APT",
  UNIT: "APT",
  SUITE: "STE",
  NORTH: "N",
  SOUTH: "S",
  EAST: "E",
  WEST: "W",
};
const addressStandIns = new Set([
  "UNKNOWN",
  "UNK",
  "HOMELESS",
  "GENERAL DELIVERY",
  "NO FIXED ADDRESS",
  "NONE",
  "NA",
  "N A",
]);

/** A postal code in upper case without spaces, a US one cut to five digits; stand-ins are undefined. */
export function cleanPostalCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const short = /^\d{9}$/.test(code) ? code.slice(0, 5) : code;
  return short.length < 3 || /^(\d)\1+$/.test(short) || short === "12345" ? undefined : short;
}

/** A record number as it is compared within its authority: trimmed, upper case. */
export const cleanIdentifier = (value: string): string => value.trim().toUpperCase();

/** A record number as somebody types it who knows no authority: letters and digits only. */
export const looseIdentifier = (value: string): string => value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
