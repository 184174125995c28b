import { newId } from "../platform/ids.ts";
import { rows, sendPrepared, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Tally } from "./tally-rules.ts";

/** One row, which nothing waits for and nobody else writes to. */
export const insertArrival = (tx: Tx, tallies: readonly Tally[], now: Date): void =>
  sendPrepared(tx, "directory-insert-arrival", "insert into directory.arrival (id, tallies) values ($1, $2::jsonb)", [
    newId(now),
    JSON.stringify(tallies),
  ]);

/** Takes the oldest away, so that whoever's transaction commits has counted them, and nobody else. */
export const takeArrivals = (tx: Tx, limit: number): Promise<{ tallies: Tally[] }[]> =>
  rows(
    tx,
    sql`delete from directory.arrival where id in (select id from directory.arrival order by id limit ${limit})
        returning tallies`,
  );
