import { randomBytes } from "node:crypto";
import { keyedHash } from "../../platform/ids.ts";

/** What is stored of a code: worth nothing without the key, and nothing at another sign-in. */
export const hashCode = (key: Buffer, signInId: string, code: string): Buffer =>
  keyedHash(key, "security-code", signInId, code);

/** What is stored of a token. `use` keeps a token of one kind from passing for another. */
export const hashToken = (key: Buffer, use: "session" | "device", token: string): Buffer => keyedHash(key, use, token);

/**
 * A temporary password: 80 random bits in four groups, without letters that look alike. It is read from paper or a
 * screen, so `normaliseTemporaryPassword` forgives case, spaces and dashes.
 */
export const makeTemporaryPassword = (): string => makeLetters(16);

/** A code for whoever has lost every other second factor: 60 random bits in three groups. */
export const makeRecoveryCode = (): string => makeLetters(12);

function makeLetters(count: number): string {
  const letters = Array.from(randomBytes(count), (byte) => alphabet[byte & 31]!).join("");
  return letters.replace(/.{4}(?!$)/g, "$&-");
}

/** What is stored of a recovery code: worth nothing without the key, and nothing for another account. */
export const hashRecoveryCode = (key: Buffer, accountId: string, code: string): Buffer =>
  keyedHash(key, "recovery-code", accountId, normaliseTemporaryPassword(code));

export const normaliseTemporaryPassword = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015]/gu, "");

// 32 letters and digits, without i, l, o and 1.
const alphabet = "023456789abcdefghjkmnpqrstuvwxyz";
