import type { TicketTeam, TicketType } from "@crossbay/contract";
import { firstRow, rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

type Span = { teams: readonly TicketTeam[]; from: Date; now: Date };

export type Totals = {
  opened: number;
  solved: number;
  open: number;
  late: number;
  firstAnswerMedian: number | null;
  firstAnswerP95: number | null;
  solveMedian: number | null;
  solveP95: number | null;
};

const hours = (column: string) => sql.raw(`extract(epoch from ${column} - opened_at) / 3600`);

/** Of requests opened since `from`, and solved since then whenever they were opened; times in hours on the clock. */
export const totalsOf = async (tx: Tx, { teams, from, now }: Span): Promise<Totals> =>
  (await firstRow<Totals>(
    tx,
    sql`select (count(*) filter (where opened_at >= ${from}))::integer as opened,
          (count(*) filter (where solved_at >= ${from}))::integer as solved,
          (count(*) filter (where state in ('new', 'waiting', 'in-progress') and merged_into_id is null))::integer as open,
          (count(*) filter (where state in ('new', 'in-progress') and merged_into_id is null and due_at < ${now}))::integer
            as late,
          percentile_cont(0.5) within group (order by ${hours("first_answer_at")})
            filter (where first_answer_at is not null and opened_at >= ${from})::float8 as "firstAnswerMedian",
          percentile_cont(0.95) within group (order by ${hours("first_answer_at")})
            filter (where first_answer_at is not null and opened_at >= ${from})::float8 as "firstAnswerP95",
          percentile_cont(0.5) within group (order by ${hours("solved_at")})
            filter (where solved_at >= ${from})::float8 as "solveMedian",
          percentile_cont(0.95) within group (order by ${hours("solved_at")})
            filter (where solved_at >= ${from})::float8 as "solveP95"
        from support.ticket
        where team = any(${teams}::text[])
          and (opened_at >= ${from} or solved_at >= ${from} or state in ('new', 'waiting', 'in-progress'))`,
  ))!;

export type TypeTotals = {
  type: TicketType;
  opened: number;
  solved: number;
  firstAnswerHours: number | null;
  solveHours: number | null;
};

export const totalsByType = (tx: Tx, { teams, from }: Omit<Span, "now">): Promise<TypeTotals[]> =>
  rows(
    tx,
    sql`select type, (count(*) filter (where opened_at >= ${from}))::integer as opened,
          (count(*) filter (where solved_at >= ${from}))::integer as solved,
          percentile_cont(0.5) within group (order by ${hours("first_answer_at")})
            filter (where first_answer_at is not null and opened_at >= ${from})::float8 as "firstAnswerHours",
          percentile_cont(0.5) within group (order by ${hours("solved_at")})
            filter (where solved_at >= ${from})::float8 as "solveHours"
        from support.ticket
        where team = any(${teams}::text[]) and (opened_at >= ${from} or solved_at >= ${from})
        group by type order by opened desc, type`,
  );

/** Opened and solved on each day since `from` that had any, by the dates of a time zone. */
export const totalsByDay = (
  tx: Tx,
  { teams, from, timeZone }: Omit<Span, "now"> & { timeZone: string },
): Promise<{ day: string; opened: number; solved: number }[]> =>
  rows(
    tx,
    sql`select to_char(day, 'YYYY-MM-DD') as day, sum(opened)::integer as opened, sum(solved)::integer as solved
        from (
          select (opened_at at time zone ${timeZone})::date as day, 1 as opened, 0 as solved from support.ticket
          where team = any(${teams}::text[]) and opened_at >= ${from}
          union all
          select (solved_at at time zone ${timeZone})::date, 0, 1 from support.ticket
          where team = any(${teams}::text[]) and solved_at >= ${from}) as happened
        group by day order by day`,
  );
