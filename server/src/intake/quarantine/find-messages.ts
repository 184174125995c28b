import type { FindMessageRequest, FoundMessage } from "@crossbay/contract";
import { parseMessage } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { accepted, controlIdReused, refusalOf } from "../answer-rules.ts";
import { receiptKey } from "../prepare-message.ts";
import type { Answer } from "../prepared-message.ts";
import { answerToQuarantined } from "../store/judge-receipts.ts";
import { judgeReceipt } from "../store/receipt-rules.ts";
import { findStoredMessages } from "../store/stored-message-store.ts";
import { findReceipts, type Receipt } from "../store.ts";
import { type Engineer, engineerEntry, sourcesOf } from "./engineer.ts";
import type { LookContext } from "./list-quarantine.ts";
import { faultsOf, typeOf } from "./present-quarantined-rules.ts";
import { findQuarantinedByKeys } from "./quarantine-store.ts";

const foundMax = 100;

/**
 * What became of the messages with this control id, of the sources that the engineer looks after: everything that was answered AA,
 * and all that is or was in quarantine. The look is in the audit record when this resolves.
 */
export async function findMessages(
  context: LookContext & Pick<Platform, "keys" | "clock">,
  engineer: Engineer,
  { controlId, sourceId }: FindMessageRequest,
): Promise<FoundMessage[]> {
  const messages = await context.database.snapshot(async (tx) => {
    const sources = await sourcesOf(tx, engineer, sourceId);
    const ids = spellingsOf(controlId);
    // Without a control id a message has a receipt by its bytes alone, which nobody can type.
    const digest = Buffer.alloc(0);
    const keys = sources.flatMap((source) => ids.map((id) => receiptKey(context.keys.ids, source, id, digest)));
    const held = await findQuarantinedByKeys(tx, keys, foundMax);
    const chartKeys = held.flatMap(({ chartKey }) => chartKey ?? []);
    const stored = await findStoredMessages(tx, [...keys, ...chartKeys], foundMax);
    const receipts = await findReceipts(tx, [...keys, ...chartKeys]);
    const sourceOf = new Map<string, Source>(sources.map((source) => [source.id, source]));
    const now = context.clock.now();

    const onChart = stored.map((message) => {
      const from = held.find(
        ({ chartKey, chartDigest }) => chartKey?.equals(message.key) && chartDigest?.equals(message.digest),
      );
      const { code, errors } = from ? accepted : answerNow(receipts, message, now);
      return {
        sourceCode: sourceOf.get(message.sourceId)!.code,
        controlId,
        type: typeOf(message.type),
        receivedAt: message.receivedAt.toISOString(),
        state: "on-chart" as const,
        answer: code,
        faults: faultsOf(errors),
        ...(from ? { quarantineId: from.id } : {}),
      };
    });
    const elsewhere = held.flatMap((row) => {
      if (row.state === "replayed") return [];
      const { code, errors } = answerToQuarantined(row);
      return {
        sourceCode: sourceOf.get(row.sourceId)!.code,
        controlId,
        type: typeOf(row.type),
        receivedAt: row.receivedAt.toISOString(),
        state: row.state === "waiting" ? ("quarantined" as const) : ("dismissed" as const),
        answer: code,
        faults: faultsOf(errors),
        quarantineId: row.id,
      };
    });
    return [...onChart, ...elsewhere].toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
  });
  await context.audit.record([
    engineerEntry(engineer, { action: "message-list", outcome: "permitted", detail: { found: messages.length } }),
  ]);
  return messages;
}

/** As somebody copies it: as it is meant, or with its escapes. */
function spellingsOf(controlId: string): string[] {
  const parsed = parseMessage(Buffer.from(`MSH|^~\\&|||||||ADT|${controlId}||2.5`));
  const read = parsed.ok ? parsed.message.header.controlId : "";
  return [...new Set([controlId.trim(), read])].filter((id) => id !== "");
}

/** What the bytes of a stored message would be answered. */
function answerNow(receipts: readonly Receipt[], message: { key: Buffer; digest: Buffer }, now: Date): Answer {
  const receipt = receipts.find(({ key }) => key.equals(message.key));
  if (receipt === undefined) return accepted;
  const verdict = judgeReceipt(receipt, message.digest, now);
  return verdict === "same" ? receipt.answer : verdict === "other" ? refusalOf([controlIdReused]) : accepted;
}
