import { newId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

const use = "article-helped";

/** Notes a try of a network, unless it had this many since then; tells whether it did. Older ones of it are taken out. */
export async function addHelpedTry(
  tx: Tx,
  { network, now, since, max }: { network: Buffer; now: Date; since: Date; max: number },
): Promise<boolean> {
  await run(tx, sql`delete from support.help_try where network_hash = ${network} and use = ${use} and at <= ${since}`);
  const added = await run(
    tx,
    sql`insert into support.help_try (network_hash, id, use, at)
        select ${network}, ${newId(now)}, ${use}, ${now}
        where (select count(*) from support.help_try where network_hash = ${network} and use = ${use}) < ${max}`,
  );
  return added === 1;
}
