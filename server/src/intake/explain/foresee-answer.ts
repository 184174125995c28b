import { createHash } from "node:crypto";
import type { Hl7Error } from "@crossbay/formats/hl7v2";
import type { Tx } from "../../platform/transaction.ts";
import type { Answer, PreparedMessage } from "../prepared-message.ts";
import { type Attributed, answerToReused, firstAnswer } from "../store/judge-receipts.ts";
import { judgeReceipt } from "../store/receipt-rules.ts";
import { findQuarantined, findReceipts } from "../store.ts";

/** What a message would be answered now; `note`: it came before. */
export type ForeseenAnswer = { answer: Answer | undefined; note?: Hl7Error };

/**
 * What a message would be answered in original mode if it came now, by the receipts as they stand. Nothing is written.
 * @returns undefined as the answer to what must not be answered
 */
export async function foreseeAnswer(tx: Tx, now: Date, message: PreparedMessage): Promise<ForeseenAnswer> {
  if (message.kind === "rejected") return { answer: message.answer };
  const [receipt] = await findReceipts(tx, [message.key]);
  if (receipt === undefined) return { answer: firstAnswer(message) };
  const verdict = judgeReceipt(receipt, message.digest, now);
  if (verdict === "same") return { answer: receipt.answer, note: cameBefore(receipt.receivedAt) };
  if (verdict === "renewed") return { answer: firstAnswer(message) };
  const { answer, isKept } = answerToReused(await findQuarantined(tx, [message.key]), message);
  return isKept ? { answer, note: waitsAlready } : { answer };
}

/**
 * Of several ways to write the bytes of one text, the one that has come before, else the first: nobody sees whether a message
 * on the wire ended with a line end.
 */
export async function chooseBytes(tx: Tx, message: Attributed, ways: readonly Buffer[]): Promise<Buffer | undefined> {
  if (ways.length < 2) return ways[0];
  const known = [...(await findReceipts(tx, [message.key])), ...(await findQuarantined(tx, [message.key]))];
  const found = ways.find((bytes) => {
    const digest = createHash("sha256").update(bytes).digest();
    return known.some((one) => one.digest.equals(digest));
  });
  return found ?? ways[0];
}

const controlIdPlace = { segment: "MSH", sequence: 1, field: 10 };

const cameBefore = (at: Date): Hl7Error => ({
  code: "205",
  severity: "I",
  location: controlIdPlace,
  sentence: `This very message came before, on ${at.toISOString().slice(0, 16).replace("T", " ")} UTC: it would be answered as it is now, and change nothing.`,
});

const waitsAlready: Hl7Error = {
  code: "205",
  severity: "I",
  location: controlIdPlace,
  sentence: "This very message is in quarantine already, beside the one that first had its control id (MSH-10).",
};
