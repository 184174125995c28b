import type { Clock } from "../platform/clock.ts";
import type { Tx } from "../platform/transaction.ts";
import type { RecordChange } from "../record/index.ts";
import { insertArrival } from "./arrival-store.ts";
import { tallyArrivals } from "./tally-rules.ts";

/**
 * Counts what changes bring, in their transaction: one row of its own, which is not waited for and contends with nobody. A round of
 * the minute folds it into the tallies.
 */
export function countChanges(tx: Tx, { clock }: { clock: Clock }, changes: readonly RecordChange[]): Promise<void> {
  const at = clock.now();
  const tallies = tallyArrivals(changes.map((change) => ({ ...change, at })));
  if (tallies.length > 0) insertArrival(tx, tallies, at);
  return Promise.resolve();
}
