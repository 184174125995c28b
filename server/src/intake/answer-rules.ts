import {
  type AckCode,
  type AckCondition,
  type Hl7Error,
  type MessageHeader,
  readAckMode,
} from "@crossbay/formats/hl7v2";
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

/** The store is away: nothing of the message is kept. Never sent: its connection is closed, so that the sender keeps it. */
export const notStored: Answer = {
  code: "AE",
  errors: [{ code: "207", severity: "E", sentence: "The message was not stored because the store is away." }],
};

/** The store takes the message nowhere, not even into quarantine. */
export const notKept: Answer = {
  code: "AE",
  errors: [
    { code: "207", severity: "E", sentence: "The message could not be kept because of a fault of the receiver." },
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

/** Of a known sender, over a connection whose client certificate is another's. */
export const wrongCertificate: Answer = {
  code: "AR",
  errors: [
    {
      code: "103",
      severity: "E",
      location: { segment: "MSH", sequence: 1, field: 3 },
      sentence: "This connection's certificate does not speak for that sender (MSH-3, MSH-4).",
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

/** One acknowledgement that is to be sent. */
export type DueAnswer = { code: AckCode; errors: readonly Hl7Error[] };

/**
 * The acknowledgements that a message's mode asks for, in the order in which they leave.
 *
 * Original mode: the one application answer. Enhanced mode: the accept answer as MSH-15 wants it, then the application answer as MSH-16
 * wants it. Where an application answer follows, the accept answer says CA, for the message is kept, be it in quarantine. Where
 * none follows, it carries the whole verdict. A message that is not kept has CE or CR and nothing after it; only where MSH-15 wants
 * none does the application answer say so.
 * @param isKept stored or in quarantine
 * @see HL7 v2.5.1 §2.9.2, §2.9.3
 */
export function answersDue(header: MessageHeader | undefined, answer: Answer, isKept: boolean): DueAnswer[] {
  const mode = readAckMode(header);
  const application = { code: answer.code, errors: answer.errors };
  if (mode.kind === "original") return [application];
  const follows = isWanted(mode.application, answer.code);
  if (isKept && follows) return isWanted(mode.accept, "AA") ? [{ code: "CA", errors: [] }, application] : [application];
  if (isWanted(mode.accept, answer.code)) return [{ code: acceptCodes[answer.code], errors: answer.errors }];
  return follows ? [application] : [];
}

/** False for a message that is answered nothing, whatever becomes of it. */
export function asksForAnswer(header: MessageHeader | undefined): boolean {
  const mode = readAckMode(header);
  return mode.kind === "original" || mode.accept !== "NE" || mode.application !== "NE";
}

const acceptCodes = { AA: "CA", AE: "CE", AR: "CR" } as const;

const isWanted = (condition: AckCondition, code: Answer["code"]): boolean =>
  condition === "AL" || condition === (code === "AA" ? "SU" : "ER");
