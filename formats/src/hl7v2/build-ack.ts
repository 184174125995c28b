import type { Buffer } from "node:buffer";
import { buildMessage, type FieldInput, type SegmentInput } from "./build-message.ts";
import { encodingNamed } from "./charset.ts";
import { usualDelimiters } from "./delimiters.ts";
import { encodeText } from "./encode-text.ts";
import { errorCodeTexts, type Hl7Error, type Hl7Location } from "./errors.ts";
import type { MessageHeader } from "./message.ts";

/** Original mode (`AA AE AR`) and enhanced mode (`CA CE CR`) acknowledgement codes, HL7 table 0008. */
export type AckCode = "AA" | "AE" | "AR" | "CA" | "CE" | "CR";

export type AckInput = {
  /** The header of the message answered, as far as it could be read. */
  header: MessageHeader | undefined;
  code: AckCode;
  errors: readonly Hl7Error[];
  now: Date;
  /** MSH-10 of the acknowledgement itself. */
  controlId: string;
};

/**
 * The acknowledgement of a message: ER7 in the sender's version (2.5.1 where that is none), delimiters and character set, unframed.
 * MSA-2 is MSH-10 as it was sent, so that the sender finds its message by it.
 * From 2.5 on errors are ERR segments with place, code, severity and sentence; before, ERR-1 and the first sentence in MSA-3.
 */
export function buildAck({ header, code, errors, now, controlId }: AckInput): Buffer {
  const version = /^2(?:\.\d{1,2}){0,3}$/.test(header?.version ?? "") ? (header?.version ?? "") : "2.5.1";
  const modern = !/^2(?:\.[0-4](?:\.|$)|$)/.test(version);
  // A message that lost its line ends has something of the patient where MSH-18 should be.
  const charset = header?.charsets.slice(0, 1).find((name) => encodingNamed(name) !== undefined);
  const fields: Record<number, FieldInput> = {
    3: bounded(header?.receivingApplication),
    4: bounded(header?.receivingFacility),
    5: bounded(header?.sendingApplication),
    6: bounded(header?.sendingFacility),
    7: `${now.toISOString().replace(/[-:T]|\..*$/g, "")}+0000`,
    9: messageType(version, header),
    10: controlId,
    11: bounded(header?.processingId) || "P",
    12: version,
  };
  if (charset !== undefined) fields[18] = charset;
  const segments: SegmentInput[] = [{ name: "MSH", fields }, acknowledgement()];
  for (const error of errors) segments.push(modern ? errorSegment(error) : oldErrorSegment(error));
  return encodeText(buildMessage(segments, header?.delimiters ?? usualDelimiters), header?.encoding ?? "utf-8");

  function acknowledgement(): SegmentInput {
    const msa: Record<number, FieldInput> = {
      1: code,
      2: { asSent: withoutBlocks(header?.controlIdAsSent ?? "").slice(0, controlIdMax) },
    };
    if (!modern && errors[0] !== undefined) msa[3] = errors[0].sentence.slice(0, 80);
    return { name: "MSA", fields: msa };
  }
}

const nameMax = 250;
/** Control ids have 20 characters, or 199 from 2.7 on; senders that have more still find theirs. */
const controlIdMax = 2_000;

const bounded = (name: string | undefined): string => (name ?? "").slice(0, nameMax);

/** Block characters of MLLP would end the answer's frame too early. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const withoutBlocks = (text: string): string => text.replace(/[\x0b\x1c\r\n]/g, "");

function messageType(version: string, header: MessageHeader | undefined): FieldInput {
  const trigger = bounded(header?.trigger);
  if (trigger === "" || /^2\.[12]/.test(version)) return "ACK";
  return /^2\.3(?:\.0)?$/.test(version) ? ["ACK", trigger] : ["ACK", trigger, "ACK"];
}

function errorSegment(error: Hl7Error): SegmentInput {
  const fields: Record<number, FieldInput> = {
    3: [error.code, errorCodeTexts[error.code], "HL70357"],
    4: error.severity,
    8: error.sentence,
  };
  if (error.location) fields[2] = placeOf(error.location);
  return { name: "ERR", fields };
}

function oldErrorSegment(error: Hl7Error): SegmentInput {
  const { segment = "", sequence, field } = error.location ?? {};
  const place = [segment, sequence?.toString() ?? "", field?.toString() ?? ""];
  const coded = { subcomponents: [error.code, errorCodeTexts[error.code], "HL70357"] };
  return { name: "ERR", fields: { 1: [...place, coded] } };
}

function placeOf(location: Hl7Location): string[] {
  const { segment, sequence, field, repetition, component, subcomponent } = location;
  const deeper = repetition ?? (component === undefined ? undefined : 1);
  return [segment, sequence, field, deeper, component, subcomponent].map((part) => part?.toString() ?? "");
}
