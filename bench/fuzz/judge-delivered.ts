import { createHash } from "node:crypto";
import { splitFrame } from "../../formats/src/hl7v2/split-frame.ts";
import { rejectBytesMax } from "../../server/src/intake/prepared-message.ts";
import { codesOf } from "../../test/support/wire-client.ts";
import type { KeptDigests } from "./kept-digests.ts";
import { readWire } from "./pure-path.ts";

/** Bytes that were sent, and the frames that came back. */
export type Delivered = { name: string; wire: Buffer; answers: readonly string[] };

const frameMessagesMax = 10_000;

/** What is wrong: a message that is nowhere or in two places, or that was accepted and is not stored. */
export async function judgeDelivered(kept: KeptDigests, delivered: readonly Delivered[]): Promise<string[]> {
  const all = delivered.map((one) => ({ ...one, pieces: piecesOf(one.wire) }));
  const places = await kept.placesOf(all.flatMap(({ pieces }) => pieces.flatMap((piece) => digestsOf(piece))));
  return all.flatMap(({ name, pieces, answers }) => {
    const found = pieces.map((piece) => new Set(digestsOf(piece).flatMap((digest) => [...(places.get(digest) ?? [])])));
    const accepted = answers.flatMap(codesOf).filter((code) => code === "AA").length;
    const stored = found.filter((where) => where.has("stored")).length;
    const faults = found
      .filter(({ size }) => size !== 1)
      .map((where) => `${name}: answered ${answers.flatMap(codesOf)}, but is ${[...where].join(" and ") || "nowhere"}`);
    if (accepted > stored) faults.push(`${name}: ${accepted} were accepted and ${stored} stored`);
    return faults;
  });
}

/** Each message of each frame, without the lines of an envelope, and each run of bytes that is no frame. */
export function piecesOf(wire: Buffer): Buffer[] {
  return readWire(wire).flatMap((event) => {
    if (event.kind === "violation") return [event.bytes];
    const content = splitFrame(event.bytes, frameMessagesMax);
    if (content.kind === "too-many") return [event.bytes];
    return content.kind === "messages" ? content.messages : content.batch.batches.flatMap(({ messages }) => messages);
  });
}

/** Whole, as messages are kept, and cut as strangers are. */
const digestsOf = (piece: Buffer): string[] => [...new Set([piece, piece.subarray(0, rejectBytesMax)].map(digestOf))];

const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
