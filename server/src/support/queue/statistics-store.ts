import type { TicketTeam, TicketType } from "@crossbay/contract";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

type Span = { teams: readonly TicketTeam[]; from: Date };

/** Median and 95th percentile, in hours on the clock. */
type Times = [median: number, p95: number] | null;

/** `type` is null where it is of all types together. */
export type Totals = { type: TicketType | null; opened: number; solved: number; firstAnswer: Times; solve: Times };

const hours = (column: string) => sql.raw(`extract(epoch from ${column} - opened_at)::float8 / 3600`);

/** Of requests opened since `from`, and solved since then whenever they were opened: of all together first, then by type, in one pass. */
export const totalsOf = (tx: Tx, { teams, from }: Span): Promise<Totals[]> =>
  rows(
    tx,
    sql`select type, (count(*) filter (where opened_at >= ${from}))::integer as opened,
          (count(*) filter (where solved_at >= ${from}))::integer as solved,
          percentile_cont(array[0.5, 0.95]) within group (order by ${hours("first_answer_at")})
            filter (where first_answer_at is not null and opened_at >= ${from}) as "firstAnswer",
          percentile_cont(array[0.5, 0.95]) within group (order by ${hours("solved_at")})
            filter (where solved_at >= ${from}) as solve
        from support.ticket
        where team = any(${teams}::text[]) and (opened_at >= ${from} or solved_at >= ${from})
        group by grouping sets ((), (type)) order by grouping(type) desc, opened desc, type`,
  );

/** Opened and solved on each day since `from` that had any, by the dates of a time zone. */
export const totalsByDay = (
  tx: Tx,
  { teams, from, timeZone }: Span & { timeZone: string },
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
