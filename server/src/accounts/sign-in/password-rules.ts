import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

export type PasswordLimits = { passwordLengthMin: number; passwordLengthMax: number; passwordScoreMin: number };

/**
 * Why a password is refused, in a sentence, or `undefined` when it may be used. Length counts Unicode characters; no
 * mixture of kinds is asked for; common passwords, patterns and passwords made of `names` are refused. Policy §4, NIST
 * SP 800-63B §3.1.1.
 * @param names of the product, the participants and the person: each may be several words
 */
export function refusePassword(password: string, names: readonly string[], limits: PasswordLimits): string | undefined {
  const normalised = password.normalize("NFC");
  const length = [...normalised].length;
  if (length < limits.passwordLengthMin) {
    return `A password has at least ${limits.passwordLengthMin} characters: a few words in a row are easy to keep in mind.`;
  }
  if (length > limits.passwordLengthMax) return `A password has at most ${limits.passwordLengthMax} characters.`;
  const words = nameWords(names);
  if (isMadeOfNames(normalised, words)) {
    return "This password is made of your name, your organization's or this exchange's: choose other words.";
  }
  if (scorer().check(normalised, words).score < limits.passwordScoreMin) {
    return "This password is too easy to guess: choose a few words that do not belong together.";
  }
  return undefined;
}

const nameLettersMin = 3;

/** Lower-case words of three letters or more, and each name as one word: "Crossbay General" is also "crossbaygeneral". */
function nameWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => {
    const parts = fold(name).split(/[^\p{L}\p{N}]+/u);
    return [...parts, parts.join("")];
  });
  return [...new Set(words)].filter((word) => word.length >= nameLettersMin);
}

/** True when hardly a letter remains once the names are taken out; digits and signs around a name hide nothing. */
function isMadeOfNames(password: string, words: readonly string[]): boolean {
  const folded = fold(password);
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, " "), folded);
  return rest !== folded && rest.replace(/\P{L}/gu, "").length < lettersBesideNamesMin;
}

const lettersBesideNamesMin = 6;
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let ready: ZxcvbnFactory | undefined;

/** The dictionaries take 50 ms to unfold, so only who sets a password waits for them. */
function scorer(): ZxcvbnFactory {
  ready ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return ready;
}
