import { addDays } from "../platform/plain-date.ts";
import type { Platform } from "../platform/platform.ts";
import { takeArrivals } from "./arrival-store.ts";
import { addTallies } from "./tally-rules.ts";
import { deleteDaysBefore, lockTallies, storeTallies } from "./tally-store.ts";

const atOnceMax = 2_000;
const daysLately = 30;

/** The first of the days that count as lately: 30, and the one that has begun. */
export const lateFrom = (now: Date): string => addDays(now.toISOString().slice(0, 10), -daysLately);

/**
 * Folds what arrived into the tallies, each arrival exactly once: taken away and counted in one transaction. Another process that is
 * at it lets this one go.
 */
export async function foldArrivals({ database }: Pick<Platform, "database">, now: Date): Promise<void> {
  for (;;) {
    const taken = await database.transaction(async (tx) => {
      if (!(await lockTallies(tx))) return 0;
      const arrivals = await takeArrivals(tx, atOnceMax);
      await storeTallies(tx, addTallies(arrivals.flatMap(({ tallies }) => tallies)), lateFrom(now));
      if (arrivals.length < atOnceMax) await deleteDaysBefore(tx, lateFrom(now));
      return arrivals.length;
    });
    if (taken < atOnceMax) return;
  }
}
