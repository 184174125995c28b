import type { Patient } from "@crossbay/formats/fhir";
import { lockPatients, resolvePatients } from "../identity/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { completePatients, saveResources } from "../record/index.ts";
import { accepted, controlIdReused, refusalOf } from "./answer-rules.ts";
import type { IntakeContext } from "./intake-context.ts";
import type { Answer, PreparedMessage, RefusedMessage, RejectedFrame, TranslatedMessage } from "./prepared-message.ts";
import { judgeReceipt } from "./receipt-rules.ts";
import {
  findQuarantined,
  findReceipts,
  insertQuarantine,
  insertRejects,
  type NewReceipt,
  renewReceipt,
  takeReceipts,
} from "./store.ts";

type Attributed = TranslatedMessage | RefusedMessage;

/**
 * Puts a batch on its charts, into quarantine or into the reject log, in one transaction: when this resolves, it is committed.
 * No two messages of a batch have the same receipt.
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
    const answers = await judgeReceipts(tx, now, attributed);
    const fresh = attributed.filter((message) => !answers.has(message));
    const translated = fresh.filter((message): message is TranslatedMessage => message.kind === "translated");
    const refused = fresh.filter((message): message is RefusedMessage => message.kind === "refused");
    if (translated.length > 0) await putOnCharts(tx, { keys: context.keys, now }, translated);
    if (refused.length > 0) insertQuarantine(tx, now, refused.map(quarantineRow));
    if (rejected.length > 0) insertRejects(tx, now, rejected);
    return batch.map((message) => {
      if (message.kind === "rejected") return message.answer;
      return answers.get(message) ?? firstAnswer(message);
    });
  });
}

/** Every message sees what those before it told of its patient. */
async function putOnCharts(tx: Tx, context: { keys: Keys; now: Date }, messages: readonly TranslatedMessage[]) {
  const told = messages.map(incomingPatient);
  await lockPatients(tx, context, told);
  const cleared = messages.map(({ translation }) => translation.patient.cleared);
  const patients = await completePatients(
    tx,
    told.map((one, index) => ({ ...one, cleared: cleared[index]! })),
  );
  await resolvePatients(
    tx,
    context,
    told.map((one, index) => ({ ...one, patient: patients[index]! })),
  );
  await saveResources(
    tx,
    context,
    messages.map((message, index) => incomingResources(message, patients[index]!)),
  );
}

/** Takes the receipts of new messages; answers those that came before. */
async function judgeReceipts(tx: Tx, now: Date, messages: readonly Attributed[]): Promise<Map<Attributed, Answer>> {
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

const firstAnswer = (message: Attributed): Answer =>
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

const quarantineRow = (message: Attributed) => ({
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

const incomingPatient = ({ translation, source, key }: TranslatedMessage) => ({
  patientId: translation.patient.patientId as PatientId,
  sourceId: source.id,
  authority: translation.patient.authority,
  recordNumber: translation.patient.recordNumber,
  patient: translation.patient.resource,
  eventAt: translation.eventAt,
  messageKey: key,
  merges: translation.merges.map((retired) => ({ ...retired, patientId: retired.patientId as PatientId })),
});

const incomingResources = ({ translation, source, key }: TranslatedMessage, patient: Patient) => ({
  patientId: translation.patient.patientId as PatientId,
  sourceId: source.id,
  messageKey: key,
  eventAt: translation.eventAt,
  labels: source.labels,
  confidentiality: translation.confidentiality,
  resources: [patient, ...translation.resources],
  mentioned: translation.mentioned,
  shared: translation.shared,
});
