import { Buffer } from "node:buffer";

/**
 * Cuts a file of messages (one after another, in a batch with FHS/BHS/BTS/FTS, or framed for MLLP) into single messages.
 * What stands before the first MSH, and lines outside of messages, are left out. A file without MSH gives nothing.
 */
export function splitMessages(file: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  let start = -1;
  let at = 0;
  while (at < file.length) {
    const end = lineEnd(file, at);
    const begin = skipMarks(file, at, end);
    if (startsWith(file, begin, end, "MSH")) {
      close(at);
      start = begin;
    } else if (envelope.some((name) => startsWith(file, begin, end, name)) || file[begin] === 0x1c) {
      close(at);
      start = -1;
    }
    at = end + 1;
  }
  close(file.length);
  return messages;

  function close(end: number): void {
    if (start === -1) return;
    let last = end;
    while (last > start && isBlank(file[last - 1])) last--;
    messages.push(Buffer.concat([file.subarray(start, last), carriageReturn]));
  }
}

const envelope = ["FHS", "BHS", "BTS", "FTS"];
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
  if (at + 4 > end || file.toString("latin1", at, at + 3) !== name) return false;
  return !/[A-Za-z0-9\s]/.test(file.toString("latin1", at + 3, at + 4));
}

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x0d || byte === 0x0a || byte === 0x20 || byte === 0x1c || byte === 0x09;
