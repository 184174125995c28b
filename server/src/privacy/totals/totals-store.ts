import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Measure } from "./measures-rules.ts";

/** Counts of this slice's own work in a time. */
export async function countOwnWork(tx: Tx, from: Date, until: Date): Promise<Partial<Record<Measure, number>>> {
  const within = (at: string) => sql`${sql.raw(at)} >= ${from} and ${sql.raw(at)} < ${until}`;
  const found = await rows<{ measure: Measure; count: number }>(
    tx,
    sql`select 'glass-' || outcome as measure, count(*)::integer as count
        from privacy.glass_review where ${within("at")} group by outcome
        union all select 'flags-noted', count(*)::integer from privacy.flag where ${within("noted_at")}
        union all select 'flags-inappropriate', count(*)::integer
        from privacy.flag_settlement where outcome = 'inappropriate' and ${within("at")}
        union all select 'incidents-reported', count(*)::integer
        from privacy.breach_case where ${within("reported_at")}
        union all select replace(outcome, 'form-', 'sample-'), count(*)::integer from (
          select distinct on (item_id) item_id, outcome, at from privacy.consent_sample_check where at < ${until}
          order by item_id, at desc, id desc) newest
        where ${within("at")} group by outcome`,
  );
  return Object.fromEntries(found.map(({ measure, count }) => [measure, count]));
}

/** Months, by their first day, that are published, the newest first. */
export async function publishedMonths(tx: Tx): Promise<string[]> {
  const found = await rows<{ month: string }>(
    tx,
    sql`select distinct to_char(month, 'YYYY-MM-DD') as month from privacy.monthly_total order by month desc`,
  );
  return found.map(({ month }) => month);
}

/** Keeps the counts of a month; one that is there already stays as it was published. */
export const insertTotals = (tx: Tx, month: string, totals: Readonly<Record<Measure, number>>): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.monthly_total (month, measure, count)
        select ${month}::date, key, value::integer from jsonb_each_text(${JSON.stringify(totals)}::jsonb)
        on conflict do nothing`,
  );

export type TotalsRow = { month: string; totals: Partial<Record<Measure, number>> };

/** The newest months with their counts. */
export const listTotals = (tx: Tx, limit: number): Promise<TotalsRow[]> =>
  rows(
    tx,
    sql`select to_char(month, 'YYYY-MM-DD') as month, jsonb_object_agg(measure, count) as totals
        from privacy.monthly_total group by month order by month desc limit ${limit}`,
  );

/** Waits for its turn, so that two rounds do not count the same month at once. */
export const takeTotalsTurn = async (tx: Tx): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended('privacy.monthly_total', 0))`);
};
