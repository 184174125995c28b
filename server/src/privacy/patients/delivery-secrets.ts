import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";

/** Eight digits, leading zeros included, every one of them as likely as any other. */
export const makeCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, "0");

/** 256 random bits. */
export const makePass = (): string => randomBytes(32).toString("base64url");

/** What is stored of a code or a pass: worth nothing without the key, and nothing at another link. */
export const hashOf = ({ signIn }: Keys, use: "code" | "pass", linkId: string, secret: string): Buffer =>
  keyedHash(signIn, `patient-delivery-${use}`, linkId, secret);

/** Equal or not, in the same time for every pair of hashes. */
export const sameBytes = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
