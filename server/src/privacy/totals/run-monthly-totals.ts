import type { AccessContext } from "../../access/index.ts";
import { countAuditActions, firstSealedAt } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { addMonths, type Measure, measures } from "./measures-rules.ts";
import { countOwnWork, insertTotals, publishedMonths, takeTotalsTurn } from "./totals-store.ts";

/** A month is counted when it is over for a day: whatever was under way then is written. */
const settleMs = 24 * 60 * 60 * 1000;
const monthsMax = 24;

/**
 * Counts every month (UTC) that is over and not published yet, up to two years back; what is published stays as it is.
 * @returns how many months are new
 */
export async function runMonthlyTotals({ database }: Pick<AccessContext, "database">, now: Date): Promise<number> {
  return database.transaction(async (tx) => {
    const first = await firstSealedAt(tx);
    if (!first) return 0;
    await takeTotalsTurn(tx);
    const published = new Set(await publishedMonths(tx));
    const current = monthOf(new Date(now.getTime() - settleMs));
    const begin = [monthOf(first), addMonths(current, -monthsMax)].toSorted().at(-1) ?? current;
    let counted = 0;
    for (let month = begin; month < current; month = addMonths(month, 1)) {
      if (published.has(month)) continue;
      await insertTotals(tx, month, await countMonth(tx, month));
      counted += 1;
    }
    return counted;
  });
}

async function countMonth(tx: Tx, month: string): Promise<Record<Measure, number>> {
  const from = new Date(`${month}T00:00:00Z`);
  const until = new Date(`${addMonths(month, 1)}T00:00:00Z`);
  const actions = await countAuditActions(tx, from, until);
  const entries = (action: string, ...outcomes: string[]) =>
    actions
      .filter((one) => one.action === action && outcomes.includes(one.outcome))
      .reduce((sum, { count }) => sum + count, 0);
  const own = await countOwnWork(tx, from, until);
  const checked = (own["sample-held"] ?? 0) + (own["sample-missing"] ?? 0) + (own["sample-differs"] ?? 0);
  const counts: Partial<Record<Measure, number>> = {
    ...own,
    // Every person whom a search shows is an entry of its own: what is counted are the searches.
    searches: actions.find(({ action, outcome }) => action === "search" && outcome === "permitted")?.requests ?? 0,
    "charts-opened": entries("chart-view", "permitted"),
    "charts-refused": entries("chart-view", "refused"),
    "decisions-recorded": entries("consent-record", "succeeded") + entries("consent-import", "succeeded"),
    "glass-broken": entries("break-the-glass", "succeeded"),
    "sample-checked": checked,
  };
  return Object.fromEntries(measures.map((measure) => [measure, counts[measure] ?? 0])) as Record<Measure, number>;
}

const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`;
