/**
 * Similarity of two words from 0 to 1: characters in common within a window, minus transpositions, raised for a common
 * beginning of up to four characters (scale 0.1).
 * @see Winkler (1990), String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a === "" ? 0 : 1;
  const jaro = jaroSimilarity(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const matchedB = new Array<boolean>(b.length).fill(false);
  const matchesA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + window + 1);
    for (let j = Math.max(0, i - window); j < end; j++) {
      if (matchedB[j] || a[i] !== b[j]) continue;
      matchedB[j] = true;
      matchesA.push(a[i]!);
      break;
    }
  }
  const common = matchesA.length;
  if (common === 0) return 0;
  let position = 0;
  let transposed = 0;
  for (let j = 0; j < b.length; j++) if (matchedB[j] && matchesA[position++] !== b[j]) transposed++;
  return (common / a.length + common / b.length + (common - transposed / 2) / common) / 3;
}

/**
 * How a surname sounds in English: its first letter and three digits. Empty for a word without Latin letters.
 * @see https://www.archives.gov/research/census/soundex
 */
export function soundex(word: string): string {
  const letters = word.replace(/[^A-Z]/g, "");
  if (letters === "") return "";
  let code = letters[0]!;
  let last = soundexDigit(letters[0]!);
  for (const letter of letters.slice(1)) {
    const digit = soundexDigit(letter);
    if (digit !== "" && digit !== last) code += digit;
    if (letter !== "H" && letter !== "W") last = digit;
    if (code.length === 4) break;
  }
  return code.padEnd(4, "0");
}

const soundexGroups = ["", "BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"];
const soundexDigit = (letter: string): string => {
  const group = soundexGroups.findIndex((letters) => letters.includes(letter));
  return group > 0 ? String(group) : "";
};

/** True where two strings differ by one replaced, missing or added character or by two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** True where two strings differ by two neighbours exchanged and nothing else. */
export const isExchange = (a: string, b: string): boolean =>
  a.length === b.length && isOneSlip(a, b) && [...a].sort().join() === [...b].sort().join();
