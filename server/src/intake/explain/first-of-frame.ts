import { type Hl7Error, splitFrame } from "@crossbay/formats/hl7v2";

const messagesMax = 10_000;

/** Of a frame that holds several messages, or a batch, the first message, with a note that says so. */
export function firstOfFrame(frame: Buffer): { message: Buffer; note?: Hl7Error } {
  const content = splitFrame(frame, messagesMax);
  if (content.kind === "too-many") return { message: frame };
  const messages =
    content.kind === "messages" ? content.messages : content.batch.batches.flatMap((batch) => batch.messages);
  const [message] = messages;
  if (message === undefined || messages.length === 1) return { message: message ?? frame };
  const sentence = `There are ${messages.length} messages here, each of which is answered by itself; this is the first.`;
  return { message, note: { code: "100", severity: "I", sentence } };
}
