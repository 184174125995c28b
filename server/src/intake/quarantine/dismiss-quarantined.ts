import type { ReplayOutcome } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { dismissalOf } from "../answer-rules.ts";
import type { QuarantineRow } from "../store/quarantine-row.ts";
import { renewAnswers } from "../store/stored-message-store.ts";
import { type Engineer, engineerEntry, nameOf, sourcesOf } from "./engineer.ts";
import {
  findQuarantinedByIds,
  insertQuarantineEvents,
  lockQuarantined,
  settleQuarantined,
} from "./quarantine-store.ts";

/**
 * Settles messages without a chart, for a reason that stands in their history and in the audit record. Their bytes stay; their
 * sender gets the verdict again whenever it sends them, and that they were dismissed.
 * @returns what became of each, in the order of the ids
 */
export async function dismissQuarantined(
  context: Pick<Platform, "database" | "clock">,
  engineer: Engineer,
  asking: { ids: readonly string[]; reason: string },
): Promise<ReplayOutcome[]> {
  const reason = asking.reason.trim();
  const ids = [...new Set(asking.ids)];
  const outcomes = await context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const sources = new Map((await sourcesOf(tx, engineer)).map((source) => [source.id, source.code]));
    const known = await findQuarantinedByIds(tx, [...sources.keys()], ids);
    const { locked } = await lockQuarantined(tx, known);
    const waiting = locked.filter(({ state }) => state === "waiting");
    if (waiting.length > 0) {
      await renewAnswers(
        tx,
        now,
        waiting.map(({ key, digest, errors }) => ({ key, digest, answer: dismissalOf(errors) })),
      );
      await settleQuarantined(tx, now, waiting, { as: "dismissed" });
      await insertQuarantineEvents(tx, now, waiting.map(eventOf));
    }
    const outcomeOf = (id: string): ReplayOutcome["outcome"] =>
      waiting.some((row) => row.id === id)
        ? "dismissed"
        : known.some((row) => row.id === id)
          ? "already-settled"
          : "not-found";
    await writeEntries(
      tx,
      now,
      ids.map((id) => {
        const outcome = outcomeOf(id);
        const row = known.find((one) => one.id === id);
        return engineerEntry(engineer, {
          action: "message-dismiss",
          outcome: outcome === "dismissed" ? "succeeded" : "refused",
          detail: {
            quarantineId: id,
            dismissal: outcome,
            reason,
            ...(row ? { source: sources.get(row.sourceId)! } : {}),
          },
        });
      }),
    );
    return new Map(ids.map((id) => [id, outcomeOf(id)]));
  });
  return asking.ids.map((id) => ({ id, outcome: outcomes.get(id)!, faults: [] }));

  function eventOf({ key, id }: QuarantineRow) {
    const accountId = engineer.actor?.accountId;
    return { key, quarantineId: id, accountId, byName: nameOf(engineer), what: "dismissed" as const, detail: reason };
  }
}
