import type { Buffer } from "node:buffer";
import { usualDelimiters } from "../delimiters.ts";
import type { MessageHeader } from "../message.ts";
import { readText } from "../read-text.ts";
import { notationOf, Segment } from "../segment.ts";

/** A line of a message that could not be parsed: a segment where it looks like one. */
export type CutLine = { number: number; raw: string; segment: Segment | undefined };

/**
 * Cuts bytes into lines and what looks like a segment into its fields, whatever is wrong with them: for showing a message that is
 * refused. Blank lines count, and are left out.
 * @param header of the message, where one could be read
 */
export function cutAnyhow(bytes: Buffer, header: MessageHeader | undefined): CutLine[] {
  const { text } = readText(bytes);
  const delimiters = header?.delimiters ?? usualDelimiters;
  const notation = notationOf(delimiters, header?.encoding ?? "utf-8", text);
  const counts = new Map<string, number>();
  const lines: CutLine[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const raw = line.trim();
    if (raw === "") continue;
    const name = header === undefined ? undefined : segmentName(raw, delimiters.field);
    const sequence = name === undefined ? 0 : (counts.get(name) ?? 0) + 1;
    if (name !== undefined) counts.set(name, sequence);
    const segment = name === undefined ? undefined : new Segment({ name, raw, index, sequence, notation });
    lines.push({ number: index + 1, raw, segment });
  }
  return lines;
}

function segmentName(line: string, separator: string): string | undefined {
  const name = line.slice(0, 3);
  return /^[A-Z][A-Z0-9]{2}$/.test(name) && (line.length === 3 || line[3] === separator) ? name : undefined;
}
