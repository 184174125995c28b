import type { Tx } from "../platform/transaction.ts";
import { accepted, controlIdReused, refusalOf } from "./answer-rules.ts";
import type { Answer, RefusedMessage, TranslatedMessage } from "./prepared-message.ts";
import { judgeReceipt } from "./receipt-rules.ts";
import {
  findQuarantined,
  findReceipts,
  insertQuarantine,
  type NewReceipt,
  renewReceipt,
  takeReceipts,
} from "./store.ts";

/** A message that belongs to a source, and so has a receipt. */
export type Attributed = TranslatedMessage | RefusedMessage;

/**
 * Takes the receipts of new messages, and answers those that came before. One statement where all are new.
 * @returns what messages are answered that are not to be stored
 */
export async function judgeReceipts(
  tx: Tx,
  now: Date,
  messages: readonly Attributed[],
): Promise<Map<Attributed, Answer>> {
  const answers = new Map<Attributed, Answer>();
  if (messages.length === 0) return answers;
  const freshKeys = await takeReceipts(tx, now, messages.map(newReceipt));
  if (freshKeys.size === messages.length) return answers;
  const known = messages.filter((message) => !freshKeys.has(message.key.toString("hex")));
  const keys = known.map((message) => message.key);
  const receipts = await findReceipts(tx, keys);
  const reused: Attributed[] = [];
  for (const message of known) {
    const receipt = receipts.find(({ key }) => key.equals(message.key));
    if (receipt === undefined) throw new Error("A receipt vanished while it was looked at.");
    const verdict = judgeReceipt(receipt, message.digest, now);
    if (verdict === "same") answers.set(message, receipt.answer);
    else if (verdict === "other" || !(await renewReceipt(tx, now, receipt, newReceipt(message)))) reused.push(message);
  }
  if (reused.length > 0) await setAside(tx, now, reused, answers);
  return answers;
}

/** Same control id, other bytes: kept once, answered the same until a person has decided. */
async function setAside(tx: Tx, now: Date, reused: readonly Attributed[], answers: Map<Attributed, Answer>) {
  const earlier = await findQuarantined(
    tx,
    reused.map((message) => message.key),
  );
  const fresh: Attributed[] = [];
  for (const message of reused) {
    const same = earlier.filter(({ key, digest }) => key.equals(message.key) && digest.equals(message.digest));
    if (same.some(({ settled }) => settled)) answers.set(message, accepted);
    else answers.set(message, refusalOf(same[0]?.errors ?? [controlIdReused]));
    if (same.length === 0) fresh.push(message);
  }
  if (fresh.length === 0) return;
  const rows = fresh.map((message) => ({
    ...quarantineRow(message),
    reason: "control-id-reused" as const,
    errors: [controlIdReused],
  }));
  insertQuarantine(tx, now, rows);
}

/** What a message is answered that was not there before. */
export const firstAnswer = (message: Attributed): Answer =>
  message.kind === "refused"
    ? refusalOf(message.errors)
    : message.translation.warnings.length === 0
      ? accepted
      : { code: "AA", errors: message.translation.warnings };

const newReceipt = (message: Attributed): NewReceipt => ({
  key: message.key,
  sourceId: message.source.id,
  controlId: message.controlId,
  digest: message.digest,
  type: message.type,
  answer: firstAnswer(message),
  stored:
    message.kind === "translated"
      ? { patientId: message.translation.patient.patientId, raw: message.bytes }
      : undefined,
  receivedAt: message.receivedAt,
});

/** A message as quarantine keeps it. */
export const quarantineRow = (message: Attributed) => ({
  key: message.key,
  sourceId: message.source.id,
  controlId: message.controlId,
  type: message.type,
  digest: message.digest,
  reason: message.kind === "refused" ? message.reason : ("control-id-reused" as const),
  errors: message.kind === "refused" ? message.errors : [],
  raw: message.bytes,
  receivedAt: message.receivedAt,
});
