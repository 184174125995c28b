import type { Buffer } from "node:buffer";
import { type FileLine, lineStarts } from "./split-messages.ts";

/** One batch of a frame: its messages in order, and the lines that open and close it where they were sent. */
export type FrameBatch = { header: Buffer | undefined; messages: Buffer[]; trailer: Buffer | undefined };

/** A frame with a batch envelope (FHS, BHS, BTS, FTS). */
export type BatchFrame = { header: Buffer | undefined; batches: FrameBatch[]; trailer: Buffer | undefined };

/** What one frame holds: messages one after another, a batch, or more than is taken at once. */
export type FrameContent =
  | { kind: "messages"; messages: Buffer[] }
  | { kind: "batch"; batch: BatchFrame }
  | { kind: "too-many" };

/**
 * Cuts a frame into its messages, each with its bytes as they were sent, in time linear to the bytes. A frame that does not begin
 * with MSH or an envelope is one message, whatever it holds; what stands between the parts of an envelope is a message of its own, so
 * that nothing is lost without a word.
 * @param messagesMax more messages than this, lines of the envelope included, are too many
 */
export function splitFrame(frame: Buffer, messagesMax: number): FrameContent {
  if (holdsOneMessage(frame)) return { kind: "messages", messages: [frame] };
  const lines = lineStarts(frame, messagesMax + 1).filter(({ name }) => name !== "end");
  const first = lines[0];
  if (first === undefined || frame.subarray(0, first.at).some(isInk)) return { kind: "messages", messages: [frame] };
  if (lines.length > messagesMax) return { kind: "too-many" };
  if (lines.length === 1 && first.name === "MSH") return { kind: "messages", messages: [frame] };
  if (lines.every(({ name }) => name === "MSH")) return { kind: "messages", messages: cutAt(frame, lines) };
  return { kind: "batch", batch: cutBatches(frame, lines) };
}

/** Nearly every frame: no envelope, and no line but the first begins a message. */
const holdsOneMessage = (frame: Buffer): boolean => !furtherLine.test(frame.toString("latin1"));

// Blanks, a start block and the bytes of a UTF-8 mark may stand before a name.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the start block is one.
const furtherLine = /^[ \t\x0b\xef\xbb\xbf]*[FB][HT]S|[\r\n][ \t\x0b\xef\xbb\xbf]*(?:MSH|[FB][HT]S)/;

const cutAt = (frame: Buffer, lines: readonly FileLine[]): Buffer[] =>
  lines.map(({ begin }, index) => frame.subarray(begin, lines[index + 1]?.at ?? frame.length));

function cutBatches(frame: Buffer, lines: readonly FileLine[]): BatchFrame {
  const file: BatchFrame = { header: undefined, batches: [], trailer: undefined };
  let open: FrameBatch | undefined;
  const parts = cutAt(frame, lines);
  for (const [index, { name }] of lines.entries()) {
    const part = parts[index]!;
    if (name === "MSH") {
      batch().messages.push(part);
      continue;
    }
    const [line, rest] = firstLine(part);
    if (name === "FHS") file.header = line;
    else if (name === "FTS") file.trailer = line;
    else if (name === "BHS") {
      open = { header: line, messages: [], trailer: undefined };
      file.batches.push(open);
    } else batch().trailer = line;
    if (rest.some(isInk)) batch().messages.push(rest);
    if (name === "BTS" || name === "FTS") open = undefined;
  }
  return file;

  function batch(): FrameBatch {
    if (open === undefined) {
      open = { header: undefined, messages: [], trailer: undefined };
      file.batches.push(open);
    }
    return open;
  }
}

function firstLine(part: Buffer): [line: Buffer, rest: Buffer] {
  const end = part.findIndex((byte) => byte === 0x0d || byte === 0x0a);
  return end === -1 ? [part, part.subarray(part.length)] : [part.subarray(0, end), part.subarray(end + 1)];
}

const isInk = (byte: number): boolean => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf;
