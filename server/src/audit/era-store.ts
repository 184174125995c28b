import { rows, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Era } from "./era-rules.ts";

/** All eras but the first, which nobody began, in order. */
export async function listEras(tx: Tx): Promise<Era[]> {
  type Row = Omit<Era, "afterSequence" | "lostTo"> & { afterSequence: string; lostTo: string };
  const found = await rows<Row>(
    tx,
    sql`select number, to_char(begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "begunAt",
          after_sequence as "afterSequence", encode(chain, 'hex') as chain, lost_to as "lostTo", moved, words,
          key_id as "keyId", replace(encode(signature, 'base64'), E'\\n', '') as signature
        from audit.era order by number`,
  );
  return found.map((row) => ({ ...row, afterSequence: Number(row.afterSequence), lostTo: Number(row.lostTo) }));
}

/** Keeps everybody from writing entries until the transaction ends. For the owner of the schema. */
export const stopWriters = (tx: Tx): Promise<number> => run(tx, sql`lock table audit.entry in access exclusive mode`);

/** Brings the entries that have no link along into an era, in the order in which they were made; tells how many. Owner only. */
export const moveUnsealedEntries = (tx: Tx, era: number): Promise<number> =>
  run(
    tx,
    sql`update audit.entry e set era = ${era}, transaction_id = pg_current_xact_id()
        where not exists (select from audit.seal s where s.entry_id = e.id)`,
  );

/** From now on entries are of this era. Owner only. */
export async function beginEra(tx: Tx, era: Era): Promise<void> {
  await run(
    tx,
    sql`insert into audit.era (number, begun_at, after_sequence, chain, lost_to, moved, words, key_id, signature)
        values (${era.number}, ${era.begunAt}::timestamptz, ${era.afterSequence}, ${Buffer.from(era.chain, "hex")},
          ${era.lostTo}, ${era.moved}, ${era.words}, ${era.keyId}, ${Buffer.from(era.signature, "base64")})`,
  );
  await run(tx, sql`alter table audit.entry alter column era set default ${sql.raw(String(era.number))}`);
}
