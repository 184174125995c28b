import { type KeyObject, sign, verify } from "node:crypto";
import type { Keys } from "../platform/keys.ts";
import type { Anchor } from "./chain-rules.ts";

/**
 * The chain went on after a restore: after which record, up to which one the anchors outside the database remember what the
 * restored one no longer has, how many entries without a link came along, and why. Signed, so that nobody without the key can
 * excuse a cut tail.
 */
export type Era = {
  number: number;
  begunAt: string;
  afterSequence: number;
  /** The chain at that record. */
  chain: string;
  lostTo: number;
  moved: number;
  words: string;
  keyId: string;
  signature: string;
};

/** Signs what is said of a restore (Ed25519, RFC 8032). */
export function signEra(keys: Keys["audit"], said: Omit<Era, "keyId" | "signature">): Era {
  const unsigned = { ...said, keyId: keys.id };
  return { ...unsigned, signature: sign(null, messageOf(unsigned), keys.privateKey).toString("base64") };
}

/** True when the statement bears the signature of this key. */
export const isEraSignedBy = (keys: { id: string; publicKey: KeyObject }, era: Era): boolean =>
  era.keyId === keys.id && verify(null, messageOf(era), keys.publicKey, Buffer.from(era.signature, "base64"));

/** True for an anchor of records that a restore lost, as the era after it says. */
export const wasLost = (anchor: Remembered, eras: readonly Era[]): boolean => lossesOf(anchor, eras).length > 0;

/** The last record that is left of what an anchor stands for, once restores have lost the rest. */
export const leftAfterLoss = (anchor: Remembered, eras: readonly Era[]): number =>
  Math.min(anchor.sequence, ...lossesOf(anchor, eras).map((era) => era.afterSequence));

type Remembered = Pick<Anchor, "sequence" | "signedAt">;

const lossesOf = (anchor: Remembered, eras: readonly Era[]): Era[] =>
  eras.filter(
    (era) =>
      anchor.sequence > era.afterSequence && anchor.sequence <= era.lostTo && isBefore(anchor.signedAt, era.begunAt),
  );

const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

const messageOf = ({ signature: _, ...said }: Era | (Omit<Era, "signature"> & { signature?: never })): Buffer =>
  Buffer.from(
    `crossbay audit era 1\n${JSON.stringify([
      said.number,
      said.begunAt,
      said.afterSequence,
      said.chain,
      said.lostTo,
      said.moved,
      said.words,
      said.keyId,
    ])}\n`,
  );
