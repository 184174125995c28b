import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Eight digits, leading zeros included, every one of them as likely as any other. */
export const makeCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, "0");

/** 256 random bits: the name of a session or a browser, or a pass. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** Equal or not, in the same time for every pair. */
export function sameSecret(one: string | Buffer, other: string | Buffer): boolean {
  const digest = (secret: string | Buffer) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}
