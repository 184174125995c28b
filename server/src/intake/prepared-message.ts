import type { Hl7Error, MessageHeader, Translation } from "@crossbay/formats/hl7v2";
import type { Source } from "../accounts/index.ts";

/** What a message is answered, now and whenever the same bytes come again. */
export type Answer = {
  code: "AA" | "AE" | "AR";
  errors: readonly Hl7Error[];
};

/** Why a message of a known source is not on a chart. */
export type QuarantineReason =
  | "unreadable"
  | "unsupported"
  | "untranslatable"
  | "translation-failed"
  | "control-id-reused"
  | "refused-by-store";

/** Why a frame belongs to no source. */
export type RejectReason =
  | "unknown-sender"
  | "wrong-certificate"
  | "no-message"
  | "acknowledgement"
  | "frame-too-large"
  | "no-end-block"
  | "junk-before-frame";

/** A message of a known source, with the receipt that makes it count once. */
type Attributed = {
  source: Source;
  header: MessageHeader;
  /** Keyed hash of source and control id. */
  key: Buffer;
  controlId: string;
  /** SHA-256 of the bytes. */
  digest: Buffer;
  /** MSH-9 as `ADT^A01`. */
  type: string;
  bytes: Buffer;
  receivedAt: Date;
};

/** Read and translated: ready to go on a chart. */
export type TranslatedMessage = Attributed & {
  kind: "translated";
  translation: Extract<Translation, { ok: true }>;
};

/** Of a known source, but it cannot go on a chart. */
export type RefusedMessage = Attributed & {
  kind: "refused";
  reason: QuarantineReason;
  errors: readonly Hl7Error[];
};

/** Of nobody we know, or no message at all. */
export type RejectedFrame = {
  kind: "rejected";
  header: MessageHeader | undefined;
  reason: RejectReason;
  sentence: string;
  /** None for what must not be answered. */
  answer: Answer | undefined;
  /** At most {@link rejectBytesMax} of them are kept. */
  bytes: Buffer;
  frameBytes: number;
  remoteAddress: string;
  receivedAt: Date;
};

export type PreparedMessage = TranslatedMessage | RefusedMessage | RejectedFrame;

/** Bytes of a rejected frame that are kept. */
export const rejectBytesMax = 65_536;
