import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** When the same was tried since then; whoever else tries it waits for this transaction. */
export async function triesSince(
  tx: Tx,
  { hash, use, since }: { hash: Buffer; use: string; since: Date },
): Promise<Date[]> {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`help ${use} ${hash.toString("hex")}`}, 0))`);
  const earlier = await rows<{ at: Date }>(
    tx,
    sql`select at from support.help_try where network_hash = ${hash} and use = ${use} and at > ${since}`,
  );
  return earlier.map(({ at }) => at);
}

export const insertTry = (tx: Tx, { hash, use, now }: { hash: Buffer; use: string; now: Date }): Promise<number> =>
  run(
    tx,
    sql`insert into support.help_try (network_hash, id, use, at) values (${hash}, ${newId(now)}, ${use}, ${now})`,
  );

/** Takes out all that no longer count. */
export const deleteTries = (tx: Tx, before: Date): Promise<number> =>
  run(tx, sql`delete from support.help_try where at < ${before}`);
