import { parseMessage } from "@crossbay/formats/hl7v2";
import { refusalOf } from "./answer-rules.ts";
import type { Frame } from "./intake-context.ts";
import { rejectFrame } from "./prepare-message.ts";
import type { RejectedFrame } from "./prepared-message.ts";

/** Bytes that broke the framing. */
export type Stranger = { reason: "frame-too-large" | "no-end-block" | "junk-before-frame" };

const sentences = {
  "frame-too-large": "The message is longer than this exchange takes.",
  "no-end-block": "A frame began and had no end.",
  "junk-before-frame": "Bytes arrived outside of a frame.",
} as const;

/** Only what is too long is answered: its sender still waits. */
export function readStranger(frame: Required<Frame>, { reason }: Stranger): RejectedFrame {
  const sentence = sentences[reason];
  if (reason !== "frame-too-large")
    return rejectFrame(frame, { header: undefined, reason, sentence, answer: undefined });
  const parsed = parseMessage(frame.bytes);
  const header = parsed.ok ? parsed.message.header : parsed.header;
  return rejectFrame(frame, {
    header,
    reason,
    sentence,
    answer: refusalOf([{ code: "207", severity: "E", sentence }]),
  });
}
