import {
  findUnknownPatients,
  lockPatients,
  type PreparedPatient,
  preparePatients,
  readPatients,
  resolvePatients,
} from "../identity/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import {
  completeResources,
  type PreparedResources,
  patientsOf,
  prepareResources,
  readStoredResources,
  saveResources,
} from "../record/index.ts";
import type { IntakeContext } from "./intake-context.ts";
import { type Attributed, firstAnswer, judgeReceipts, quarantineRow } from "./judge-receipts.ts";
import type { Answer, PreparedMessage, RefusedMessage, RejectedFrame, TranslatedMessage } from "./prepared-message.ts";
import { insertQuarantine, insertRejects } from "./store.ts";
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
  return context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const attributed = batch.filter((message): message is Attributed => message.kind !== "rejected");
    const rejected = batch.filter((message): message is RejectedFrame => message.kind === "rejected");
    const translated = batch.filter((message): message is TranslatedMessage => message.kind === "translated");
    const patients = preparePatients(context.keys, translated.map(incomingPatient));
    const asked = Promise.all([judgeReceipts(tx, now, attributed), findUnknownPatients(tx, patients)]);
    asked.catch(() => {});
    // Worked out while the database looks.
    const resources = prepareResources(translated.map(incomingResources));
    const [answers, unknown] = await asked;
    const isFresh = translated.map((message) => !answers.has(message));
    const told = isFresh.every(Boolean)
      ? { patients, resources }
      : {
          patients: patients.filter((_, at) => isFresh[at]),
          resources: prepareResources(translated.filter((_, at) => isFresh[at]).map(incomingResources)),
        };
    if (told.patients.length > 0) await putOnCharts(tx, { keys: context.keys, now }, { ...told, unknown });
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

/** Puts one message on its chart, as a batch of its own would, in a transaction that goes on. */
export async function putOnChart(
  tx: Tx,
  context: { keys: Keys; now: Date },
  message: TranslatedMessage,
): Promise<void> {
  const patients = preparePatients(context.keys, [incomingPatient(message)]);
  const unknown = await findUnknownPatients(tx, patients);
  await putOnCharts(tx, context, { patients, resources: prepareResources([incomingResources(message)]), unknown });
}

type Told = {
  patients: readonly PreparedPatient[];
  resources: PreparedResources;
  unknown: ReadonlySet<PatientId>;
};

/** Every message sees what those before it told of its patient. */
async function putOnCharts(tx: Tx, context: { keys: Keys; now: Date }, { patients, resources, unknown }: Told) {
  lockPatients(tx, patients, unknown);
  const [facts, stored] = await Promise.all([readPatients(tx, patients, unknown), readStoredResources(tx, resources)]);
  const complete = completeResources(resources, stored);
  resolvePatients(tx, context, patients, facts, patientsOf(complete));
  await saveResources(tx, context, complete, stored);
}
