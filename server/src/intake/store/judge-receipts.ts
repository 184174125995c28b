import type { Tx } from "../../platform/transaction.ts";
import { accepted, controlIdReused, dismissalOf, refusalOf } from "../answer-rules.ts";
import type { Answer, RefusedMessage, TranslatedMessage } from "../prepared-message.ts";
import {
  countComingAgain,
  findQuarantined,
  findReceipts,
  insertQuarantine,
  type NewReceipt,
  type Quarantined,
  renewReceipt,
  takeReceipts,
} from "../store.ts";
import { judgeReceipt } from "./receipt-rules.ts";

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
  const again: Attributed[] = [];
  for (const message of known) {
    const receipt = receipts.find(({ key }) => key.equals(message.key));
    if (receipt === undefined) throw new Error("A receipt vanished while it was looked at.");
    const verdict = judgeReceipt(receipt, message.digest, now);
    if (verdict === "same") {
      answers.set(message, receipt.answer);
      if (receipt.answer.code !== "AA") again.push(message);
    } else if (verdict === "other" || !(await renewReceipt(tx, now, receipt, newReceipt(message))))
      reused.push(message);
  }
  if (reused.length > 0) again.push(...(await setAside(tx, now, reused, answers)));
  if (again.length > 0) countComingAgain(tx, now, again);
  return answers;
}

/**
 * Same control id, other bytes: kept once, answered the same until a person has decided.
 * @returns those that are kept already
 */
async function setAside(
  tx: Tx,
  now: Date,
  reused: readonly Attributed[],
  answers: Map<Attributed, Answer>,
): Promise<Attributed[]> {
  const earlier = await findQuarantined(
    tx,
    reused.map((message) => message.key),
  );
  const fresh: Attributed[] = [];
  for (const message of reused) {
    const { answer, isKept } = answerToReused(earlier, message);
    answers.set(message, answer);
    if (!isKept) fresh.push(message);
  }
  const reason = "control-id-reused" as const;
  const rows = fresh.map((message) => ({ ...quarantineRow(message), reason, errors: [controlIdReused] }));
  if (rows.length > 0) insertQuarantine(tx, now, rows);
  return reused.filter((message) => !fresh.includes(message));
}

/** What a message is answered whose control id stands for another one, and whether quarantine keeps it already. */
export function answerToReused(
  earlier: readonly Quarantined[],
  { key, digest }: Pick<Attributed, "key" | "digest">,
): { answer: Answer; isKept: boolean } {
  const kept = earlier.filter((one) => one.key.equals(key) && isSameMessage(one, digest));
  const same = kept.find(({ state }) => state === "replayed") ?? kept[0];
  return { answer: same ? answerToQuarantined(same) : refusalOf([controlIdReused]), isKept: same !== undefined };
}

/** As it came, or as it was mended. */
const isSameMessage = ({ digest, chartDigest }: Quarantined, told: Buffer): boolean =>
  digest.equals(told) || chartDigest?.equals(told) === true;

/** What a message is answered that has no receipt of its own but waits, or waited, in quarantine. */
export const answerToQuarantined = ({ state, errors }: Pick<Quarantined, "state" | "errors">): Answer =>
  state === "replayed" ? accepted : state === "dismissed" ? dismissalOf(errors) : refusalOf(errors);

/** What a message is answered that was not there before. */
export const firstAnswer = (message: Attributed): Answer =>
  message.kind === "refused"
    ? refusalOf(message.errors)
    : message.translation.warnings.length === 0
      ? accepted
      : { code: "AA", errors: message.translation.warnings };

/** The receipt of a message that has none yet. */
export const newReceipt = (message: Attributed): NewReceipt => ({
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
