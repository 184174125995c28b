import type { Platform } from "../platform/platform.ts";
import { readToldBefore } from "../record/index.ts";
import { finishFirstCount, lockFirstCount, moveFirstCount } from "./first-count-store.ts";
import { lateFrom } from "./fold-arrivals.ts";
import { tallyArrivals } from "./tally-rules.ts";
import { lockTallies, storeTallies } from "./tally-store.ts";

const pageResources = 2_000;
const pagesMax = 100;

/**
 * Counts what stood in the record before anything was counted: once, in pages, each with its place in one transaction, so that it goes
 * on wherever it was stopped; at most 100 pages each time.
 */
export async function countWhatStood(
  { database }: Pick<Platform, "database">,
  now: Date,
  { pageSize = pageResources }: { pageSize?: number } = {},
): Promise<void> {
  for (let page = 0; page < pagesMax; page++) {
    const goesOn = await database.transaction(async (tx) => {
      if (!(await lockTallies(tx))) return false;
      const count = await lockFirstCount(tx);
      if (count === undefined) return false;
      const { resources, after } = await readToldBefore(tx, { ...count, limit: pageSize });
      await storeTallies(tx, tallyArrivals(resources), lateFrom(now));
      await (after ? moveFirstCount(tx, after) : finishFirstCount(tx, now));
      return after !== undefined;
    });
    if (!goesOn) return;
  }
}
