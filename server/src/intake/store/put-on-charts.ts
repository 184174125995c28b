import type { Hl7Error } from "@crossbay/formats/hl7v2";
import {
  findUnknownPatients,
  lockPatients,
  needsSettling,
  type PreparedPatient,
  preparePatients,
  readPatients,
  resolvePatients,
} from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";
import type { Tx } from "../../platform/transaction.ts";
import {
  completeResources,
  findMovedVisits,
  type PreparedResources,
  patientsOf,
  prepareResources,
  readStoredResources,
  saveResources,
} from "../../record/index.ts";
import type { TranslatedMessage } from "../prepared-message.ts";
import { moveVisits, moveVisitsOn } from "./move-visits.ts";
import { recordConsents } from "./record-consents.ts";
import { settleMessage } from "./settle-message.ts";
import { incomingPatient, incomingResources } from "./told-by-message.ts";

type ChartContext = { keys: Keys; now: Date };

/** Messages that are new, worked out as far as it can be done without what is stored; the three lists go together. */
export type ToldMessages = {
  messages: readonly TranslatedMessage[];
  patients: readonly PreparedPatient[];
  resources: PreparedResources;
};

/** What was found wrong with a message while it went on its chart. */
export type LateWarnings = Map<TranslatedMessage, Hl7Error[]>;

/** A message for each patient that a message is about, in their order. */
export const partsOf = (message: TranslatedMessage): TranslatedMessage[] => [
  message,
  ...message.translation.others.map((translation) => ({ ...message, translation })),
];

/** Puts one message on its chart, as a batch of its own would, in a transaction that goes on. */
export async function putOnChart(tx: Tx, context: ChartContext, message: TranslatedMessage): Promise<LateWarnings> {
  const told = prepare(context, partsOf(message));
  return await putOnCharts(tx, context, { ...told, unknown: await findUnknownPatients(tx, told.patients) });
}

/**
 * Every message sees what those before it told of its patient. Waits for the database once, unless a record number stands for
 * another patient than it did, or a visit goes to another patient.
 */
export async function putOnCharts(
  tx: Tx,
  context: ChartContext,
  { unknown, ...told }: ToldMessages & { unknown: ReadonlySet<PatientId> },
): Promise<LateWarnings> {
  const { messages, patients, resources } = told;
  lockPatients(tx, patients, unknown);
  const [facts, stored] = await Promise.all([readPatients(tx, patients, unknown), readStoredResources(tx, resources)]);
  const unsettled = new Set(messages.filter((_, at) => needsSettling(patients[at]!, facts)));
  if (unsettled.size > 0) return await putInTurn(tx, context, told, unsettled);
  const complete = completeResources(resources, stored);
  resolvePatients(tx, context, patients, facts, patientsOf(complete, stored));
  await saveResources(tx, context, complete, stored);
  await recordConsents(tx, context.now, messages);
  const moved = findMovedVisits(resources, stored);
  if (moved.length > 0) await moveVisitsOn(tx, context, sourcesOf(messages), moved);
  return new Map();
}

/** One after the other those whose numbers have to be settled first, and in between the rest, as many together as there are. */
async function putInTurn(
  tx: Tx,
  context: ChartContext,
  { messages, patients }: ToldMessages,
  unsettled: ReadonlySet<TranslatedMessage>,
): Promise<LateWarnings> {
  const numbersAt = patients.map(({ incoming }) =>
    [incoming, ...incoming.merges, ...(incoming.besides ?? [])].map(({ patientId }) => patientId),
  );
  const concerned = new Set(messages.flatMap((message, at) => (unsettled.has(message) ? numbersAt[at]! : [])));
  const warnings: LateWarnings = new Map();
  let waiting: TranslatedMessage[] = [];
  for (const [at, message] of messages.entries()) {
    if (!numbersAt[at]!.some((number) => concerned.has(number))) {
      waiting.push(message);
      continue;
    }
    await putSettled(tx, context, waiting);
    waiting = [];
    const settled = await settleMessage(tx, context, message, patients[at]!);
    await putSettled(tx, context, [settled]);
    const found = await moveVisits(tx, context, settled);
    if (found.length > 0) warnings.set(message, found);
  }
  await putSettled(tx, context, waiting);
  return warnings;
}

/** Messages whose numbers stand for the patients that they name. */
async function putSettled(tx: Tx, context: ChartContext, messages: readonly TranslatedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const { patients, resources } = prepare(context, messages);
  const unknown = await findUnknownPatients(tx, patients);
  lockPatients(tx, patients, unknown);
  const [facts, stored] = await Promise.all([readPatients(tx, patients, unknown), readStoredResources(tx, resources)]);
  const complete = completeResources(resources, stored);
  resolvePatients(tx, context, patients, facts, patientsOf(complete, stored));
  await saveResources(tx, context, complete, stored);
  await recordConsents(tx, context.now, messages);
  await moveVisitsOn(tx, context, sourcesOf(messages), findMovedVisits(resources, stored));
}

const sourcesOf = (messages: readonly TranslatedMessage[]) => messages.map(({ source }) => source);

const prepare = (context: ChartContext, messages: readonly TranslatedMessage[]): ToldMessages => ({
  messages,
  patients: preparePatients(context.keys, messages.map(incomingPatient)),
  resources: prepareResources(messages.map(incomingResources)),
});
