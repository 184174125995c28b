import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";

/** Eight digits, leading zeros included, every one of them as likely as any other. */
export const makeSecureCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, "0");

/** 256 random bits. */
export const makeSecurePass = (): string => randomBytes(32).toString("base64url");

/** What is stored of a code, a pass or a passphrase: worth nothing without the key, and nothing at another link or party. */
export const hashOfSecret = (
  { signIn }: Keys,
  use: "code" | "pass" | "passphrase",
  ownerId: string,
  secret: string,
): Buffer => keyedHash(signIn, `secure-message-${use}`, ownerId, secret);

/** A passphrase as it is compared: it is told by telephone, so case and spaces do not matter. */
export const foldPassphrase = (typed: string): string =>
  typed.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

/** Equal or not, in the same time for every pair of hashes. */
export const isSameHash = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
