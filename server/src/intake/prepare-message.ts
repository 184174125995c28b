import { createHash } from "node:crypto";
import {
  type Hl7Error,
  type MessageHeader,
  parseMessage,
  type TranslateContext,
  type TranslatedMessagePart,
  translateMessage,
} from "@crossbay/formats/hl7v2";
import type { Source } from "../accounts/index.ts";
import { isStandInNumber } from "../identity/index.ts";
import { keyedHash } from "../platform/ids.ts";
import { refusalOf, standInNumber, translationFailed, unknownSender, wrongCertificate } from "./answer-rules.ts";
import type { ReceivedFrame } from "./intake-context.ts";
import { type PreparedMessage, type QuarantineReason, type RejectedFrame, rejectBytesMax } from "./prepared-message.ts";
import type { ResourceIds } from "./resource-ids.ts";

export type PrepareContext = {
  idsKey: Buffer;
  resourceIds: ResourceIds;
  findSource(header: MessageHeader): Source | undefined;
  /** Told of a fault in the translation itself. */
  onFault(error: unknown): void;
};

/** Reads and translates one frame, and says to whom it belongs. Touches nothing outside of itself; never throws. */
export function prepareMessage(frame: ReceivedFrame, context: PrepareContext): PreparedMessage {
  const parsed = parseMessage(frame.bytes);
  const header = parsed.ok ? parsed.message.header : parsed.header;
  if (header === undefined || (!parsed.ok && isNameless(header))) {
    const error = parsed.ok ? undefined : parsed.error;
    return rejectFrame(frame, {
      header,
      reason: "no-message",
      sentence: error?.sentence ?? "The frame holds no message.",
      answer: refusalOf(error ? [error] : []),
    });
  }
  // An acknowledgement must never be acknowledged: two receivers would answer each other for ever.
  if (header.type === "ACK") {
    const sentence = "An acknowledgement arrived where messages are expected; it was not answered.";
    return rejectFrame(frame, { header, reason: "acknowledgement", sentence, answer: undefined });
  }
  const source = context.findSource(header);
  if (source === undefined) {
    const sentence = unknownSender.errors[0]?.sentence ?? "";
    return rejectFrame(frame, { header, reason: "unknown-sender", sentence, answer: unknownSender });
  }
  if (frame.allowedSourceIds !== undefined && !frame.allowedSourceIds.includes(source.id)) {
    const sentence = wrongCertificate.errors[0]?.sentence ?? "";
    return rejectFrame(frame, { header, reason: "wrong-certificate", sentence, answer: wrongCertificate });
  }
  const digest = createHash("sha256").update(frame.bytes).digest();
  const attributed = {
    source,
    header,
    key: receiptKey(context.idsKey, source, header.controlId, digest),
    controlId: storable(header.controlId),
    digest,
    type: storable(header.trigger === "" ? header.type : `${header.type}^${header.trigger}`),
    bytes: frame.bytes,
    receivedAt: frame.receivedAt,
  };
  if (!parsed.ok) return refuse(parsed.error.code === "203" ? "unsupported" : "unreadable", parsed.error);
  try {
    const translation = translateMessage(parsed.message, translateContextOf(source, frame.receivedAt, context));
    if (translation.ok) {
      if (numbersOf(translation).some(isStandInNumber)) return refuse("untranslatable", standInNumber);
      const warnings = [...parsed.warnings, ...translation.warnings];
      return { kind: "translated", ...attributed, translation: { ...translation, warnings } };
    }
    const unsupported = translation.error.code === "200" || translation.error.code === "201";
    return refuse(unsupported ? "unsupported" : "untranslatable", translation.error);
  } catch (error) {
    context.onFault(error);
    return refuse("translation-failed", translationFailed);
  }

  function refuse(reason: QuarantineReason, error: Hl7Error): PreparedMessage {
    return { kind: "refused", ...attributed, reason, errors: [error] };
  }
}

/** What a source adds to its messages when they are translated. */
export const translateContextOf = (
  source: Source,
  receivedAt: Date,
  { resourceIds }: Pick<PrepareContext, "resourceIds">,
): TranslateContext => ({
  sourceId: source.id,
  authority: source.assigningAuthority,
  timeZone: source.timeZone,
  resourceId: (kind, businessKey) => resourceIds.of(source.id, kind, businessKey),
  receivedAt,
  ...(source.consentSegment ? { consentSegment: source.consentSegment } : {}),
});

/** All record numbers that a message speaks of. */
const numbersOf = (translation: TranslatedMessagePart): string[] =>
  [translation, ...translation.others].flatMap(({ patient, merges, renumbers, moves }) =>
    [patient, ...merges, ...(renumbers ? [renumbers] : []), ...moves.map(({ from }) => from)].map(
      ({ recordNumber }) => recordNumber,
    ),
  );

/** A frame for the bounded log of the interface engineer. */
export function rejectFrame(
  frame: ReceivedFrame,
  verdict: Pick<RejectedFrame, "header" | "reason" | "sentence" | "answer">,
): RejectedFrame {
  return {
    kind: "rejected",
    ...verdict,
    bytes: frame.bytes.subarray(0, rejectBytesMax),
    frameBytes: frame.bytes.length,
    remoteAddress: frame.remoteAddress,
    receivedAt: frame.receivedAt,
  };
}

/** MSH could be cut, but holds nothing by which anyone could find the sender's message again. */
const isNameless = (header: MessageHeader): boolean =>
  header.controlId === "" && header.sendingApplication === "" && header.sendingFacility === "" && header.type === "";

/** Without a control id the bytes themselves stand for the message. */
export const receiptKey = (idsKey: Buffer, source: Source, controlId: string, digest: Buffer): Buffer =>
  controlId === ""
    ? keyedHash(idsKey, "receipt", source.id, "without control id", digest.toString("hex"))
    : keyedHash(idsKey, "receipt", source.id, controlId);

const textLengthMax = 200;

/** PostgreSQL keeps no NUL in text, and an index no long one. */
const storable = (text: string): string => text.replaceAll("\0", "\ufffd").slice(0, textLengthMax);
