import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One source's view of a person: the resource id of its Patient. */
export type PatientId = Branded<"PatientId">;
/** A linked identity: a set of patients. */
export type PersonId = Branded<"PersonId">;
export type AccountId = Branded<"AccountId">;
export type AffiliationId = Branded<"AffiliationId">;
export type ParticipantId = Branded<"ParticipantId">;
export type SourceId = Branded<"SourceId">;
export type SessionId = Branded<"SessionId">;

/** The first half of what a counter of 18 bits can hold: that many ids fit in a millisecond at least. */
const counterStart = 0x20000;
let newest = { millisecond: -1, counter: 0 };

/**
 * A new time-ordered UUID, version 7 (RFC 9562 §5.7): 48 bits of `now` in milliseconds, a counter of 18 bits that starts
 * anywhere in its first half (§6.2, method 1), 56 random bits. What one process writes in one millisecond, or in one
 * transaction whose clock stands still, is in the order of its writing.
 */
export function newId<Id extends string = string>(now: Date = new Date()): Id {
  const bytes = randomBytes(16);
  const millisecond = now.getTime();
  const isNext = newest.millisecond === millisecond && newest.counter + 1 < 2 * counterStart;
  newest = { millisecond, counter: isNext ? newest.counter + 1 : bytes.readUInt32BE(6) % counterStart };
  bytes.writeUIntBE(millisecond, 0, 6);
  // 12 bits after the version, and the 6 after the variant.
  bytes.writeUInt16BE(newest.counter >>> 6, 6);
  bytes[8] = newest.counter & 0x3f;
  return formatUuid(bytes, 7) as Id;
}

/**
 * The id of a thing that has a business identifier: the same parts always give the same id, and nobody without
 * the key can tell which parts it came from. UUID version 8 (RFC 9562 §5.8) of HMAC-SHA-256.
 */
export function keyedId<Id extends string = string>(key: Buffer, ...parts: readonly string[]): Id {
  return formatUuid(keyedHash(key, ...parts).subarray(0, 16), 8) as Id;
}

/** HMAC-SHA-256 over the parts, each preceded by its length, so that no two lists of parts collide. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): Buffer {
  let text = "";
  for (const part of parts) text += `${Buffer.byteLength(part)}:${part}`;
  return createHmac("sha256", secretOf(key)).update(text).digest();
}

// Making a key ready costs ten times what the hash itself does, and there are only a handful of keys.
const secrets = new WeakMap<Buffer, KeyObject>();

function secretOf(key: Buffer): KeyObject {
  let secret = secrets.get(key);
  if (secret === undefined) {
    secret = createSecretKey(key);
    secrets.set(key, secret);
  }
  return secret;
}

function formatUuid(source: Buffer, version: 7 | 8): string {
  const bytes = Buffer.from(source);
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
