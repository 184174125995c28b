import type { Buffer } from "node:buffer";
import { isUnknownCondition } from "./ack-mode.ts";
import { decodeMessage } from "./charset.ts";
import { type Delimiters, readDelimiters, usualEncodingCharacters } from "./delimiters.ts";
import { errorAt, type Hl7Error, warningAt } from "./errors.ts";
import { findExcess, messageLimits } from "./limits.ts";
import { Hl7Message, type MessageHeader, readHeader } from "./message.ts";
import { notationOf, Segment } from "./segment.ts";

export type ParsedMessage =
  | { ok: true; message: Hl7Message; warnings: Hl7Error[] }
  | { ok: false; error: Hl7Error; header?: MessageHeader };

/**
 * Parses one message (one frame) in time linear to its bytes. Segments may end with CR, CR LF or LF; a line of running text after
 * OBX or NTE that is no segment belongs to that segment. Never throws: what cannot be parsed is an error with its place, and with
 * the header as far as it could be read, for the acknowledgement.
 * @param options.defaultCharset MSH-18 value to take where the message declares none
 */
export function parseMessage(bytes: Buffer, options: { defaultCharset?: string } = {}): ParsedMessage {
  const warnings: Hl7Error[] = [];
  const decoded = decodeMessage(bytes, declaredCharsets(bytes), options.defaultCharset);
  if (decoded.problem !== undefined) warnings.push(warningAt("102", inMsh(18), decoded.problem));

  const start = firstMark(decoded.text);
  if (decoded.text.slice(start, start + 3) !== "MSH") {
    return { ok: false, error: errorAt("100", inMsh(), "The message does not begin with an MSH segment.") };
  }
  const lineEnd = endOfLine(decoded.text, start);
  const line = decoded.text.slice(start, lineEnd);
  const isSourceText = encodingOf(line).includes("\\\\");
  const msh = isSourceText ? withoutEscapedEnd(line) : line;
  const delimiters = readDelimiters(msh[3] ?? "", encodingOf(msh));
  if (delimiters === undefined) {
    const error = errorAt("102", inMsh(2), "MSH-1 and MSH-2 do not declare usable delimiters.");
    const header = guessHeader(msh, decoded.encoding);
    return header ? { ok: false, error, header } : { ok: false, error };
  }
  const notation = notationOf(delimiters, decoded.encoding, decoded.text);
  const first = new Segment({ name: "MSH", raw: msh, index: 0, sequence: 1, notation });
  const header = readHeader(first);
  const refused = findExcess("MSH", 1, msh, delimiters) ?? refuseHeader(header);
  if (refused) return { ok: false, error: refused, header };
  if (header.version === "") warnings.push(warningAt("101", inMsh(12), "MSH-12 (version) is empty."));
  for (const [field, value] of [
    [15, header.acceptAckType],
    [16, header.applicationAckType],
  ] as const) {
    if (isUnknownCondition(value))
      warnings.push(warningAt("103", inMsh(field), `MSH-${field} is none of AL, NE, ER and SU.`));
  }

  const cut = cutSegments(decoded.text, lineEnd, first, isSourceText);
  if (!cut.ok) return { ok: false, error: cut.error, header };
  warnings.push(...cut.warnings);
  return { ok: true, message: new Hl7Message(header, cut.segments), warnings };
}

type Cut = { ok: true; segments: Segment[]; warnings: Hl7Error[] } | { ok: false; error: Hl7Error };

/** A segment whose text may go on in the next line. */
type Pending = { name: string; raw: string; sequence: number; running: string[] };

const warningsMax = 100;

function cutSegments(text: string, from: number, msh: Segment, isSourceText: boolean): Cut {
  const { notation } = msh;
  const { delimiters } = notation;
  const segments = [msh];
  const counts = new Map<string, number>([["MSH", 1]]);
  const warnings: Hl7Error[] = [];
  const endOf = lineEndFinder(text);
  let pending: Pending | undefined;
  let at = from;
  while (at < text.length) {
    const end = endOf(at);
    const begin = firstInk(text, at, end);
    if (begin < end) {
      const name = segmentNameAt(text, begin, end, delimiters);
      if (name === undefined) {
        const refused = addRunningText(text.slice(at, end));
        if (refused) return { ok: false, error: refused };
      } else {
        const refused = close() ?? open(name, text.slice(begin, end));
        if (refused) return { ok: false, error: refused };
      }
    }
    at = end + 1;
  }
  const refused = close();
  return refused ? { ok: false, error: refused } : { ok: true, segments, warnings };

  function open(name: string, line: string): Hl7Error | undefined {
    const sequence = (counts.get(name) ?? 0) + 1;
    counts.set(name, sequence);
    if (name === "MSH")
      return errorAt("100", { segment: "MSH", sequence }, "A second MSH segment is in the same message.");
    if (segments.length > messageLimits.segmentsMax) {
      return errorAt("207", inMsh(), `The message has more than ${messageLimits.segmentsMax} segments.`);
    }
    pending = { name, raw: isSourceText ? withoutEscapedEnd(line) : line, sequence, running: [] };
    return undefined;
  }

  /** A line that is no segment is text of the OBX or NTE before it, and an error after any other segment. */
  function addRunningText(line: string): Hl7Error | undefined {
    const { name, sequence, running }: Pending = pending ?? { name: "MSH", sequence: 1, raw: "", running: [] };
    if (name !== "OBX" && name !== "NTE") {
      return errorAt(
        "100",
        { segment: name, sequence },
        `The line after this ${name} segment does not begin with a segment name.`,
      );
    }
    if (running.length === 0 && warnings.length < warningsMax) {
      const sentence = `${name} holds a line break that is not escaped; the next line was read as its text.`;
      warnings.push(warningAt("102", { segment: name, sequence }, sentence));
    }
    running.push(line);
    return undefined;
  }

  function close(): Hl7Error | undefined {
    if (pending === undefined) return undefined;
    const { name, sequence, running } = pending;
    const raw = running.length === 0 ? pending.raw : [pending.raw, ...running].join("\n");
    pending = undefined;
    const excess = findExcess(name, sequence, raw, delimiters);
    if (excess === undefined) segments.push(new Segment({ name, raw, index: segments.length, sequence, notation }));
    return excess;
  }
}

/** Finds the end of the line that holds a position; native search where the message has only one kind of line end. */
function lineEndFinder(text: string): (from: number) => number {
  const hasFeeds = text.includes("\n");
  if (hasFeeds && text.includes("\r")) return (from) => endOfLine(text, from);
  const mark = hasFeeds ? "\n" : "\r";
  return (from) => {
    const end = text.indexOf(mark, from);
    return end === -1 ? text.length : end;
  };
}

/** The header of a message whose MSH-2 cannot be used, for its answer: with the usual delimiters beside the field separator. */
function guessHeader(msh: string, encoding: string): MessageHeader | undefined {
  const delimiters = readDelimiters(msh[3] ?? "", usualEncodingCharacters);
  if (delimiters === undefined) return undefined;
  const notation = notationOf(delimiters, encoding, msh);
  return readHeader(new Segment({ name: "MSH", raw: msh, index: 0, sequence: 1, notation }));
}

function refuseHeader(header: MessageHeader): Hl7Error | undefined {
  if (header.controlId === "") return errorAt("101", inMsh(10), "MSH-10 (message control id) is empty.");
  if (header.version !== "" && !/^2(?:\.[0-9]|$)/.test(header.version)) {
    return errorAt("203", inMsh(12), "MSH-12 names a version other than 2.x.");
  }
  if (header.type === "") return errorAt("101", inMsh(9), "MSH-9 (message type) is empty.");
  return undefined;
}

/** MSH-18 read from the bytes, before they can be decoded. */
export function declaredCharsets(bytes: Buffer): string[] {
  const head = bytes.toString("latin1", 0, Math.min(bytes.length, 4_096));
  const start = head.indexOf("MSH");
  if (start === -1 || start > 64) return [];
  const line = head.slice(start, endOfLine(head, start));
  const field = line[3];
  if (field === undefined) return [];
  const repetition = line[5] ?? "~";
  const declared = line.split(field, 19)[17] ?? "";
  return declared
    .split(repetition)
    .map((charset) => charset.trim())
    .filter((charset) => charset !== "" && charset !== '""');
}

/** A message pasted from a program's source has its backslashes doubled in MSH-2, and may end its lines with the two characters `\\r`. */
function withoutEscapedEnd(line: string): string {
  let text = line.trimEnd();
  while (text.endsWith("\\r") || text.endsWith("\\n")) text = text.slice(0, -2);
  return text;
}

/** MSH-2 as it stands, up to the second field separator or the end of the line. */
function encodingOf(msh: string): string {
  const field = msh[3] ?? "";
  if (field === "") return "";
  const end = msh.indexOf(field, 4);
  return msh.slice(4, end === -1 ? msh.length : end);
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d || code === 0x0a) return at;
  }
  return text.length;
}

/** The first character that is not white space, a byte order mark or a start block. */
function firstMark(text: string): number {
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== 0xfeff) break;
    at++;
  }
  return at;
}

function firstInk(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === 0x7f)) at++;
  return at;
}

function segmentNameAt(text: string, at: number, end: number, d: Delimiters): string | undefined {
  const next = at + 3;
  if (next > end || (next < end && text[next] !== d.field && text.slice(next, end).trim() !== "")) return undefined;
  for (let i = at; i < next; i++) {
    const code = text.charCodeAt(i);
    const isLetter = code >= 0x41 && code <= 0x5a;
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isLetter && !(isDigit && i > at)) return undefined;
  }
  return text.slice(at, next);
}

const inMsh = (field?: number) =>
  field === undefined ? { segment: "MSH", sequence: 1 } : { segment: "MSH", sequence: 1, field };
