import type { AckCode, Hl7Error, MessageHeader } from "@crossbay/formats/hl7v2";
import type { Answer } from "./prepared-message.ts";

/**
 * AR where the message is of a kind that we do not take, whatever stands in it (MSH-9, MSH-11 or MSH-12, HL7 table 0357
 * codes 200–203); AE for what is wrong inside it.
 * @see HL7 v2.5.1 §2.9.2.2, original mode
 */
export function refusalOf(errors: readonly Hl7Error[]): Answer {
  const unsupported = errors.some((error) => error.severity === "E" && unsupportedCodes.has(error.code));
  return { code: unsupported ? "AR" : "AE", errors };
}

const unsupportedCodes: ReadonlySet<string> = new Set(["200", "201", "202", "203"]);

export const accepted: Answer = { code: "AA", errors: [] };

/** The store is away: nothing of the message is kept, and its sender is to keep it. */
export const notStored: Answer = {
  code: "AE",
  errors: [
    { code: "207", severity: "E", sentence: "The message was not stored because the store is away; send it again." },
  ],
};

/** Of a frame whose sender nobody has configured. */
export const unknownSender: Answer = {
  code: "AR",
  errors: [
    {
      code: "103",
      severity: "E",
      location: { segment: "MSH", sequence: 1, field: 3 },
      sentence: "The sending application and facility (MSH-3, MSH-4) are no source of this exchange.",
    },
  ],
};

/** A record number such as "UNKNOWN" or zeros: everybody who has it would share one chart. */
export const standInNumber: Hl7Error = {
  code: "204",
  severity: "E",
  location: { segment: "PID", sequence: 1, field: 3 },
  sentence:
    "The record number (PID-3, MRG-1) is a placeholder that many patients share; send the patient's own number.",
};

/** Same control id, other bytes: both are kept, and a person decides. */
export const controlIdReused: Hl7Error = {
  code: "205",
  severity: "E",
  location: { segment: "MSH", sequence: 1, field: 10 },
  sentence: "Another message with this control id (MSH-10) came within the last 7 days; this one waits for a decision.",
};

/** A person decided that a message goes on no chart: its sender is told, whenever it sends the message again. */
export const dismissalOf = (errors: readonly Hl7Error[]): Answer => refusalOf([dismissed, ...errors]);

const dismissed: Hl7Error = {
  code: "207",
  severity: "E",
  sentence: "The receiver's staff looked at this message and dismissed it; it will not be put on a chart.",
};

/** The database found a value that it cannot keep. */
export const refusedByStore: Hl7Error = {
  code: "207",
  severity: "E",
  sentence: "The message holds a value that cannot be stored; it waits for a decision.",
};

/** A fault of ours: the message is kept, and is put on the chart once the fault is mended. */
export const translationFailed: Hl7Error = {
  code: "207",
  severity: "E",
  sentence:
    "The message could not be translated because of a fault of the receiver; it is kept and will be tried again.",
};

/** A fault of ours before anything could be told of the message. */
export const readingFailed: Hl7Error = {
  code: "207",
  severity: "E",
  sentence: "The message could not be read because of a fault of the receiver.",
};

/**
 * The code as the sender's mode asks for it. Where MSH-15 asks for an accept acknowledgement and MSH-16 for none, it is of
 * accept mode (CA, CE, CR). In every other case it is of original mode, also where neither is wanted: over MLLP a sender
 * waits for an answer before it sends on.
 */
export function acknowledgementCode(header: MessageHeader | undefined, code: Answer["code"]): AckCode {
  const isWanted = (condition: string | undefined): boolean =>
    condition === "AL" || condition === (code === "AA" ? "SU" : "ER");
  const acceptOnly = isWanted(header?.acceptAckType) && !isWanted(header?.applicationAckType);
  if (!acceptOnly || header?.applicationAckType === "") return code;
  return code === "AA" ? "CA" : code === "AE" ? "CE" : "CR";
}
