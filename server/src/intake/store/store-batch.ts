import { findUnknownPatients, preparePatients } from "../../identity/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { prepareResources } from "../../record/index.ts";
import type { IntakeContext } from "../intake-context.ts";
import type { Answer, PreparedMessage, RefusedMessage, RejectedFrame, TranslatedMessage } from "../prepared-message.ts";
import { insertQuarantine, insertRejects } from "../store.ts";
import { type Attributed, firstAnswer, judgeReceipts, quarantineRow } from "./judge-receipts.ts";
import { type LateWarnings, partsOf, putOnCharts, type ToldMessages } from "./put-on-charts.ts";
import { renewAnswers } from "./stored-message-store.ts";
import { incomingPatient, incomingResources } from "./told-by-message.ts";

/**
 * Puts a batch on its charts, into quarantine or into the reject log, in one transaction: when this resolves, it is committed.
 * No two messages of a batch have the same receipt. Waits for the database three times, whatever the size of the batch: for
 * the receipts, for what is known under the patients' locks, and for the commit.
 * @returns what each message is answered, in order; undefined for what must not be answered
 */
export function storeBatch(
  context: Pick<IntakeContext, "database" | "clock" | "keys">,
  batch: readonly PreparedMessage[],
): Promise<(Answer | undefined)[]> {
  return context.database.hotTransaction(async (tx) => {
    const now = context.clock.now();
    const attributed = batch.filter((message): message is Attributed => message.kind !== "rejected");
    const rejected = batch.filter((message): message is RejectedFrame => message.kind === "rejected");
    const translated = batch.filter((message): message is TranslatedMessage => message.kind === "translated");
    const messages = translated.flatMap(partsOf);
    const patients = preparePatients(context.keys, messages.map(incomingPatient));
    const asked = Promise.all([judgeReceipts(tx, now, attributed), findUnknownPatients(tx, patients)]);
    asked.catch(() => {});
    // Worked out while the database looks.
    const resources = prepareResources(messages.map(incomingResources));
    const [answers, unknown] = await asked;
    const told = freshOf({ messages, patients, resources }, answers);
    const chartContext = { keys: context.keys, now };
    const late = told.messages.length > 0 ? await putOnCharts(tx, chartContext, { ...told, unknown }) : noWarnings;
    if (late.size > 0) await answerLate(tx, now, late, { translated, answers });
    const refused = attributed.filter(
      (message): message is RefusedMessage => message.kind === "refused" && !answers.has(message),
    );
    if (refused.length > 0) insertQuarantine(tx, now, refused.map(quarantineRow));
    if (rejected.length > 0) insertRejects(tx, now, rejected);
    return batch.map((message) => {
      if (message.kind === "rejected") return message.answer;
      return answers.get(message) ?? firstAnswer(message);
    });
  });
}

const noWarnings: LateWarnings = new Map();

/** Without the messages that have their answers already. */
function freshOf(told: ToldMessages, answers: ReadonlyMap<Attributed, Answer>): ToldMessages {
  const known = new Set([...answers.keys()].map(({ key }) => key));
  if (known.size === 0) return told;
  const isFresh = told.messages.map(({ key }) => !known.has(key));
  if (isFresh.every(Boolean)) return told;
  const messages = told.messages.filter((_, at) => isFresh[at]);
  const patients = told.patients.filter((_, at) => isFresh[at]);
  return { messages, patients, resources: prepareResources(messages.map(incomingResources)) };
}

/** What was found only while a message went on its chart stands in its answer too. */
async function answerLate(
  tx: Tx,
  now: Date,
  late: LateWarnings,
  { translated, answers }: { translated: readonly TranslatedMessage[]; answers: Map<Attributed, Answer> },
): Promise<void> {
  const renewed = [...Map.groupBy(late, ([message]) => message.key)].map(([key, found]) => {
    const [first] = found[0]!;
    const errors = [...first.translation.warnings, ...found.flatMap(([, warnings]) => warnings)];
    return { key, digest: first.digest, answer: { code: "AA", errors } as const };
  });
  await renewAnswers(tx, now, renewed);
  for (const { key, answer } of renewed) {
    const message = translated.find((one) => one.key === key);
    if (message) answers.set(message, answer);
  }
}
