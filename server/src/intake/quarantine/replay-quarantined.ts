import type { ReplayOutcome } from "@crossbay/contract";
import type { Hl7Error } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refusalOf } from "../answer-rules.ts";
import type { RefusedMessage, TranslatedMessage } from "../prepared-message.ts";
import { classifyFailure } from "../store/failure-rules.ts";
import type { WholeQuarantineRow } from "../store/quarantine-row.ts";
import { whyRefused } from "../store/settle-batch.ts";
import { renewAnswers } from "../store/stored-message-store.ts";
import { type Engineer, engineerEntry, nameOf, sourcesOf } from "./engineer.ts";
import { keepReplayed } from "./keep-replayed.ts";
import { charactersOf, prepareReplay } from "./prepare-replay.ts";
import { faultLine, faultsOf } from "./present-quarantined-rules.ts";
import {
  findQuarantinedById,
  findQuarantinedByIds,
  insertQuarantineEvents,
  lockQuarantined,
  renewQuarantined,
} from "./quarantine-store.ts";
import { textCharactersMax } from "./show-quarantined.ts";

export type ReplayContext = Pick<Platform, "database" | "clock" | "keys" | "log">;

/** Why what was mended is not taken; the message waits as before. */
export type ReplayRefusal = { refused: true; sentence: string };

type Known = { row: WholeQuarantineRow; source: Source };
type Refused = Pick<RefusedMessage, "reason" | "errors">;
type Asking = { id: string; mended?: string | Buffer | undefined };

const triesMax = 4;

/**
 * Tries a message of quarantine again, as it came or as it was mended, by the path of a fresh one: with its own time of event and
 * of arrival, so that it never overwrites newer facts. On the chart, settled, answered AA from now on and audited in one
 * transaction; however often and by however many it is asked, it is done once. What is still refused waits on, and the attempt
 * stands in its history.
 * @param asking.mended text or whole file; its control id and sender must be those of the message
 */
export async function replayQuarantined(
  context: ReplayContext,
  engineer: Engineer,
  asking: Asking,
): Promise<ReplayOutcome | ReplayRefusal> {
  for (let tries = 1; ; tries++) {
    try {
      return await replayOnce(context, engineer, asking);
    } catch (error) {
      // After a commit whose outcome is unknown, the message itself tells on the next try.
      if (classifyFailure(error) !== "passing" || tries >= triesMax) throw error;
    }
  }
}

/** Tries several messages again as they came, the oldest first; answers in the order of the ids. */
export async function replayMany(
  context: ReplayContext,
  engineer: Engineer,
  ids: readonly string[],
): Promise<ReplayOutcome[]> {
  const known = await context.database.snapshot(async (tx) => {
    const sources = await sourcesOf(tx, engineer);
    return findQuarantinedByIds(
      tx,
      sources.map(({ id }) => id),
      ids,
    );
  });
  const oldestFirst = known.map(({ id }) => id);
  const outcomes = new Map<string, ReplayOutcome>();
  for (const id of new Set([...oldestFirst, ...ids])) {
    const outcome = await replayQuarantined(context, engineer, { id });
    if (!("refused" in outcome)) outcomes.set(id, outcome);
  }
  return ids.map((id) => outcomes.get(id)!);
}

async function replayOnce(
  context: ReplayContext,
  engineer: Engineer,
  asking: Asking,
): Promise<ReplayOutcome | ReplayRefusal> {
  const known = await findKnown(context, engineer, asking.id);
  if (known === undefined) return turnAway(context, engineer, asking.id, "not-found");
  if (known.row.state !== "waiting") return turnAway(context, engineer, asking.id, "already-settled");
  if (typeof asking.mended === "string" && charactersOf(known.row) > textCharactersMax) {
    return { refused: true, sentence: "The message is too long to be mended here; use ./crossbay quarantine replay." };
  }
  const prepared = prepareReplay(context, known, asking.mended);
  if (prepared.kind === "not-that-message") return { refused: true, sentence: prepared.sentence };
  if (prepared.kind === "refused") return refuse(context, engineer, known, asking, prepared);
  try {
    return await putOn(context, engineer, known, asking, prepared);
  } catch (error) {
    if (classifyFailure(error) !== "message") throw error;
    context.log.warn({ failure: (error as Error).name }, "the store refused a replayed message");
    return refuse(context, engineer, known, asking, whyRefused(error));
  }
}

function findKnown(context: ReplayContext, engineer: Engineer, id: string): Promise<Known | undefined> {
  return context.database.snapshot(async (tx) => {
    const sources = await sourcesOf(tx, engineer);
    const sourceIds = sources.map((source) => source.id);
    const row = await findQuarantinedById(tx, sourceIds, id);
    return row && { row, source: sources.find((source) => source.id === row.sourceId)! };
  });
}

async function turnAway(
  context: ReplayContext,
  engineer: Engineer,
  quarantineId: string,
  outcome: "not-found" | "already-settled",
): Promise<ReplayOutcome> {
  const detail = { quarantineId, replay: outcome };
  await context.database.transaction((tx) =>
    writeEntries(tx, context.clock.now(), [
      engineerEntry(engineer, { action: "message-replay", outcome: "refused", detail }),
    ]),
  );
  return { id: quarantineId, outcome, faults: [] };
}

async function putOn(
  context: ReplayContext,
  engineer: Engineer,
  known: Known,
  asking: Asking,
  message: TranslatedMessage,
): Promise<ReplayOutcome | ReplayRefusal> {
  const { row } = known;
  const done = await context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const { receipts, locked } = await lockQuarantined(tx, [row]);
    if (locked[0]?.state !== "waiting") return "already-settled";
    const kept = await keepReplayed(tx, { keys: context.keys, now }, { row, receipt: receipts[0], message });
    if (kept === "control-id-taken") return kept;
    await writeDown(tx, now, engineer, known, {
      what: "replayed",
      detail: asking.mended === undefined ? "Put on the chart as it came." : "Put on the chart as it was mended.",
      audited: { replay: "on-chart", mended: asking.mended !== undefined },
      patientId: message.translation.patient.patientId as PatientId,
    });
    return kept;
  });
  if (done === "already-settled") return turnAway(context, engineer, row.id, done);
  if (done === "control-id-taken") {
    return { refused: true, sentence: "This control id (MSH-10) stands for another message of the sender already." };
  }
  return { id: row.id, outcome: "on-chart", faults: faultsOf(message.translation.warnings) };
}

/** What was mended but is still refused leaves the message as it was; as it came, its verdict is the new one. */
async function refuse(
  context: ReplayContext,
  engineer: Engineer,
  known: Known,
  asking: Asking,
  { reason, errors }: Refused,
): Promise<ReplayOutcome> {
  const { row } = known;
  const isWaiting = await context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const { locked } = await lockQuarantined(tx, [row]);
    if (locked[0]?.state !== "waiting") return false;
    if (asking.mended === undefined) {
      await renewQuarantined(tx, row, { reason, errors });
      await renewAnswers(tx, now, [{ ...row, answer: refusalOf(errors) }]);
    }
    await writeDown(tx, now, engineer, known, {
      what: "replay-refused",
      detail: refusalLine(errors, asking),
      audited: { replay: "still-refused", mended: asking.mended !== undefined },
    });
    return true;
  });
  if (!isWaiting) return turnAway(context, engineer, row.id, "already-settled");
  return { id: row.id, outcome: "still-refused", faults: faultsOf(errors) };
}

const refusalLine = (errors: readonly Hl7Error[], { mended }: Asking): string =>
  [mended === undefined ? "As it came." : "As it was mended.", ...errors.slice(0, 1).map(faultLine)].join(" ");

async function writeDown(
  tx: Tx,
  now: Date,
  engineer: Engineer,
  { row, source }: Known,
  done: {
    what: "replayed" | "replay-refused";
    detail: string;
    audited: { replay: string; mended: boolean };
    patientId?: PatientId;
  },
): Promise<void> {
  const { what, detail, audited, patientId } = done;
  const accountId = engineer.actor?.accountId;
  await insertQuarantineEvents(tx, now, [
    { key: row.key, quarantineId: row.id, accountId, byName: nameOf(engineer), what, detail },
  ]);
  await writeEntries(tx, now, [
    engineerEntry(engineer, {
      action: "message-replay",
      outcome: what === "replayed" ? "succeeded" : "failed",
      ...(patientId ? { patientIds: [patientId] } : {}),
      detail: { quarantineId: row.id, source: source.code, ...audited },
    }),
  ]);
}
