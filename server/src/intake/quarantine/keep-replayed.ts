import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { TranslatedMessage } from "../prepared-message.ts";
import { firstAnswer, newReceipt } from "../store/judge-receipts.ts";
import { putOnChart } from "../store/put-on-charts.ts";
import type { QuarantineRow } from "../store/quarantine-row.ts";
import { insertMessage, renewAnswers } from "../store/stored-message-store.ts";
import { takeReceipts } from "../store.ts";
import { settleQuarantined } from "./quarantine-store.ts";

export type Replayed = {
  row: QuarantineRow;
  /** As it stands under the message's control id, locked. */
  receipt: { digest: Buffer } | undefined;
  message: TranslatedMessage;
};

/**
 * Puts a message of quarantine on its chart and settles it, in a transaction that holds the locks of `lockQuarantined`. The
 * receipt of what came answers AA from now on. A message whose control id stands for another message gets a receipt of its own.
 * @returns `control-id-taken` where the control id that a person gave it stands for another message; nothing is written then
 */
export async function keepReplayed(
  tx: Tx,
  context: { keys: Keys; now: Date },
  { row, receipt, message: told }: Replayed,
): Promise<"on-chart" | "control-id-taken"> {
  const isReceiptItsOwn = receipt?.digest.equals(row.digest) === true;
  const message = { ...told, key: chartKey(context.keys, { row, message: told, isReceiptItsOwn }) };
  const { key, digest, source, type, bytes, receivedAt } = message;
  if (!key.equals(row.key) || !isReceiptItsOwn) {
    const fresh = await takeReceipts(tx, context.now, [newReceipt(message)]);
    if (fresh.size === 0) return "control-id-taken";
  } else {
    const { patientId } = message.translation.patient;
    await insertMessage(tx, { key, digest, sourceId: source.id, type, receivedAt, patientId, raw: bytes });
  }
  if (isReceiptItsOwn) {
    await renewAnswers(tx, context.now, [{ key: row.key, digest: row.digest, answer: firstAnswer(message) }]);
  }
  await putOnChart(tx, context, message);
  await settleQuarantined(tx, context.now, [row], { as: "replayed", chartKey: key, chartDigest: digest });
  return "on-chart";
}

type Facts = Pick<Replayed, "row" | "message"> & { isReceiptItsOwn: boolean };

/** Under which receipt a message goes on its chart: its own; where that is another's, one of control id and bytes. */
function chartKey(keys: Keys, { row, message, isReceiptItsOwn }: Facts): Buffer {
  if (row.controlId === "" && message.controlId !== "") return message.key;
  if (isReceiptItsOwn) return row.key;
  return keyedHash(keys.ids, "receipt", row.sourceId, "control id reused", row.controlId, row.digest.toString("hex"));
}
