import { parseMessage } from "@crossbay/formats/hl7v2";
import { refusalOf } from "../answer-rules.ts";
import type { ReceivedFrame } from "../intake-context.ts";
import { rejectFrame } from "../prepare-message.ts";
import type { RejectedFrame } from "../prepared-message.ts";

/** Bytes that broke the framing, or a frame that holds too much. `limit` in bytes, or messages. */
export type Stranger =
  | { reason: "frame-too-large"; limit: number }
  | { reason: "too-many-messages"; limit: number }
  | { reason: "no-end-block" | "junk-before-frame" };

const sentences = {
  "frame-too-large": "The message is longer than this exchange takes",
  "too-many-messages": "The frame holds more messages than this exchange takes at once",
  "no-end-block": "A frame began and had no end.",
  "junk-before-frame": "Bytes arrived outside of a frame.",
} as const;

/** Only what is too long is answered: its sender still waits. */
export function readStranger(frame: ReceivedFrame, stranger: Stranger): RejectedFrame {
  if (!("limit" in stranger)) {
    const { reason } = stranger;
    return rejectFrame(frame, { header: undefined, reason, sentence: sentences[reason], answer: undefined });
  }
  const unit = stranger.reason === "frame-too-large" ? "bytes" : "messages";
  const sentence = `${sentences[stranger.reason]}: ${stranger.limit.toLocaleString("en")} ${unit}.`;
  const parsed = parseMessage(frame.bytes);
  return rejectFrame(frame, {
    header: parsed.ok ? parsed.message.header : parsed.header,
    reason: "frame-too-large",
    sentence,
    answer: refusalOf([{ code: "207", severity: "E", sentence }]),
  });
}
