import { Buffer } from "node:buffer";
import { type Delimiters, encodingCharacters, readDelimiters, usualDelimiters } from "./delimiters.ts";
import { escapeText } from "./escape.ts";
import type { BatchFrame } from "./split-frame.ts";

export type BatchAnswerInput = {
  /** The batch that is answered. */
  batch: BatchFrame;
  /** Acknowledgements of each of its batches, each as it would go alone, in the order of their messages. */
  answers: readonly (readonly Buffer[])[];
  now: Date;
  /** BHS-11 and FHS-11 of the answer itself, a number behind it for each batch. */
  controlId: string;
};

/**
 * The one answer to a batch, unframed: its envelope turned round, BHS-12 (and FHS-12) the control id of what is answered, in it the
 * acknowledgements, BTS-1 their count. A count of the sender's that disagrees with what came is said in BTS-2 and FTS-2.
 * Values of the sender's envelope are repeated byte for byte.
 * @see HL7 v2.5.1 §2.10.3, §2.15.2
 */
export function buildBatchAnswer({ batch, answers, now, controlId }: BatchAnswerInput): Buffer {
  const isFile = batch.header !== undefined || batch.trailer !== undefined;
  const file = readEnvelope(batch.header);
  const parts: Buffer[] = [];
  if (isFile) parts.push(headerOf("FHS", file, now, controlId));
  for (const [index, one] of batch.batches.entries()) {
    const envelope = readEnvelope(one.header);
    const said = answers[index] ?? [];
    parts.push(headerOf("BHS", envelope, now, `${controlId}-${index + 1}`), ...said);
    parts.push(trailerOf("BTS", envelope, said.length, batchComment(batch, index)));
  }
  if (isFile) parts.push(trailerOf("FTS", file, batch.batches.length, fileComment(batch)));
  return Buffer.concat(parts);
}

/** What is wrong with the envelope itself, a sentence each; empty for nearly all. */
export const batchComments = (batch: BatchFrame): string[] =>
  [...batch.batches.map((_, index) => batchComment(batch, index)), fileComment(batch)].filter((text) => text !== "");

function batchComment({ batches }: BatchFrame, index: number): string {
  const { messages, trailer } = batches[index]!;
  if (trailer === undefined) return "The batch has no trailer (BTS).";
  return countComment("BTS-1", "messages", trailer, messages.length);
}

function fileComment({ header, batches, trailer }: BatchFrame): string {
  if (trailer === undefined) return header === undefined ? "" : "The file has no trailer (FTS).";
  return countComment("FTS-1", "batches", trailer, batches.length);
}

function countComment(place: string, what: string, trailer: Buffer, came: number): string {
  const text = trailer.toString("latin1");
  const said = (
    text
      .trimStart()
      .slice(4)
      .split(text.trimStart()[3] ?? "|")[0] ?? ""
  ).trim();
  if (said === "" || Number(said) === came) return "";
  const count = /^\d{1,9}$/.test(said) ? said : "something that is no number of";
  return `${place} says ${count} ${what}, ${came} came.`;
}

/** A header line, its bytes as letters one by one, so that they go back as they came. */
type Envelope = { delimiters: Delimiters; fields: string[] };

function readEnvelope(header: Buffer | undefined): Envelope {
  const text = header?.toString("latin1").trimStart() ?? "";
  const fields = text.split(text[3] ?? "|");
  const delimiters = readDelimiters(text[3] ?? "", fields[1] ?? "");
  return delimiters ? { delimiters, fields } : { delimiters: usualDelimiters, fields: [] };
}

function headerOf(name: "FHS" | "BHS", { delimiters, fields }: Envelope, now: Date, controlId: string): Buffer {
  const sent = (field: number) => (fields[field - 1] ?? "").trimEnd();
  const at = `${now.toISOString().replace(/[-:T]|\..*$/g, "")}+0000`;
  const line = [name, encodingCharacters(delimiters), sent(5), sent(6), sent(3), sent(4), at, "", "", "", controlId];
  return Buffer.from(`${[...line, sent(11)].join(delimiters.field)}\r`, "latin1");
}

function trailerOf(name: "FTS" | "BTS", { delimiters }: Envelope, count: number, comment: string): Buffer {
  const fields = [name, String(count), ...(comment === "" ? [] : [escapeText(comment, delimiters)])];
  return Buffer.from(`${fields.join(delimiters.field)}\r`, "latin1");
}
