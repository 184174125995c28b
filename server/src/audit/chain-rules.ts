import { hash, type KeyObject, sign, verify } from "node:crypto";
import type { Keys } from "../platform/keys.ts";

/** Where an entry stands in the order of the chain: its era, then its transaction, then its id within that. */
export type Position = { era: number; transactionId: bigint; entryId: string };

/** A signature over the chain up to and including `sequence`. */
export type Anchor = { sequence: number; chain: string; signedAt: string; keyId: string; signature: string };

/** The chain before its first record: 32 zero bytes. */
export const chainStart = Buffer.alloc(32);

/** Position before every entry. */
export const positionStart: Position = { era: 0, transactionId: 0n, entryId: "00000000-0000-0000-0000-000000000000" };

/** Negative when `a` stands before `b`. Lower-case UUIDs sort as text as PostgreSQL sorts them as bytes. */
export function comparePositions(a: Position, b: Position): number {
  if (a.era !== b.era) return a.era - b.era;
  if (a.transactionId !== b.transactionId) return a.transactionId < b.transactionId ? -1 : 1;
  if (a.entryId === b.entryId) return 0;
  return a.entryId < b.entryId ? -1 : 1;
}

/** SHA-256 of an entry's canonical text. */
export const digestOf = (canonical: string): Buffer => hash("sha256", canonical, "buffer");

/** A link of the chain: SHA-256 of the link before, the sequence (8 bytes, big-endian) and the entry's digest. */
export function linkOf(previous: Buffer, sequence: number, digest: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(sequence));
  return hash("sha256", Buffer.concat([previous, place, digest]), "buffer");
}

/** Signs the chain at `sequence` (Ed25519, RFC 8032). */
export function signAnchor(keys: Keys["audit"], sequence: number, chain: Buffer, now: Date): Anchor {
  const unsigned = { sequence, chain: chain.toString("hex"), signedAt: now.toISOString(), keyId: keys.id };
  return { ...unsigned, signature: sign(null, messageOf(unsigned), keys.privateKey).toString("base64") };
}

/** True when the anchor bears the signature of this key. */
export const isSignedBy = (keys: { id: string; publicKey: KeyObject }, anchor: Anchor): boolean =>
  anchor.keyId === keys.id && verify(null, messageOf(anchor), keys.publicKey, Buffer.from(anchor.signature, "base64"));

/** True when two copies of an anchor say the same in every field. */
export const sameAnchor = (a: Anchor, b: Anchor): boolean =>
  a.sequence === b.sequence &&
  a.chain === b.chain &&
  a.signedAt === b.signedAt &&
  a.keyId === b.keyId &&
  a.signature === b.signature;

const messageOf = (anchor: Omit<Anchor, "signature">): Buffer =>
  Buffer.from(`crossbay audit anchor 1\n${anchor.sequence}\n${anchor.chain}\n${anchor.signedAt}\n${anchor.keyId}\n`);
