import { Buffer } from "node:buffer";

/**
 * Cuts a file of messages (one after another, in a batch with FHS/BHS/BTS/FTS, or framed for MLLP) into single messages.
 * What stands before the first MSH, and lines outside of messages, are left out. A file without MSH gives nothing.
 */
export function splitMessages(file: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  const lines = lineStarts(file);
  for (const [index, { name, begin }] of lines.entries()) {
    if (name !== "MSH") continue;
    let last = lines[index + 1]?.at ?? file.length;
    while (last > begin && isBlank(file[last - 1])) last--;
    messages.push(Buffer.concat([file.subarray(begin, last), carriageReturn]));
  }
  return messages;
}

/**
 * A line that begins a message or is of an envelope: where it stands, and where it begins behind blanks and marks.
 * `end` is a frame's end block at the beginning of a line.
 */
export type FileLine = { name: "MSH" | "FHS" | "BHS" | "BTS" | "FTS" | "end"; at: number; begin: number };

/** The first `linesMax` lines that begin a message or are of an envelope, in order. */
export function lineStarts(file: Buffer, linesMax = Number.POSITIVE_INFINITY): FileLine[] {
  const found: FileLine[] = [];
  let at = 0;
  while (at < file.length && found.length < linesMax) {
    const end = lineEnd(file, at);
    const begin = skipMarks(file, at, end);
    const name = file[begin] === 0x1c ? "end" : names.find((one) => startsWith(file, begin, end, one));
    if (name !== undefined) found.push({ name, at, begin });
    at = end + 1;
  }
  return found;
}

const names = ["MSH", "FHS", "BHS", "BTS", "FTS"] as const;
const carriageReturn = Buffer.from("\r");

function lineEnd(file: Buffer, from: number): number {
  for (let at = from; at < file.length; at++) if (file[at] === 0x0d || file[at] === 0x0a) return at;
  return file.length;
}

/** Passes blanks, a byte order mark and a start block. */
function skipMarks(file: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && (file[at] === 0x20 || file[at] === 0x09 || file[at] === 0x0b || isByteOrderMark(file, at))) {
    at += isByteOrderMark(file, at) ? 3 : 1;
  }
  return at;
}

const isByteOrderMark = (file: Buffer, at: number): boolean =>
  file[at] === 0xef && file[at + 1] === 0xbb && file[at + 2] === 0xbf;

/** The name and then a character that can be a delimiter. */
function startsWith(file: Buffer, at: number, end: number, name: string): boolean {
  if (at + 4 > end) return false;
  for (let n = 0; n < 3; n++) if (file[at + n] !== name.charCodeAt(n)) return false;
  return !/[A-Za-z0-9\s]/.test(String.fromCharCode(file[at + 3]!));
}

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x0d || byte === 0x0a || byte === 0x20 || byte === 0x1c || byte === 0x09;
