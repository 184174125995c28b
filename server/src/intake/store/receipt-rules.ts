/** The receipt of an earlier message with the same source and control id. */
export type ReceiptFacts = { digest: Buffer; receivedAt: Date };

/**
 * - `same`: the message itself again; its present answer holds
 * - `other`: the control id stands for other bytes within 7 days
 * - `renewed`: the control id came round again after 7 days; it is a new message
 */
export type ReceiptVerdict = "same" | "other" | "renewed";

/** Days for which a control id stands for one message. */
export const controlIdDays = 7;

export function judgeReceipt(earlier: ReceiptFacts, digest: Buffer, now: Date): ReceiptVerdict {
  if (earlier.digest.equals(digest)) return "same";
  const ageMs = now.getTime() - earlier.receivedAt.getTime();
  return ageMs <= controlIdDays * 86_400_000 ? "other" : "renewed";
}
