import pg from "pg";

export type WrittenRow = { table: string; row: Record<string, unknown> };
/** Columns of each table, with their types. */
export type TableColumns = ReadonlyMap<string, readonly { name: string; type: string }[]>;

const schemas = ["intake", "identity", "record", "audit"];
/** Statistics of feeds are added up every few seconds, apart from any message. */
const statistics = ["feed", "feed_minute", "feed_hour", "feed_rhythm", "feed_alarm", "feed_watch"];

/**
 * Writes down every row that is inserted or updated while `send` sends messages, one after the other so that each is a
 * transaction of its own; then takes the ear away again.
 * @returns the rows of each message as they stood at its commit
 */
export async function logRows(
  ownerUrl: string,
  send: () => Promise<void>,
): Promise<{ messages: WrittenRow[][]; columns: TableColumns }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = await readTables(client);
    await client.query(`
      create schema ear;
      create table ear.written (place bigserial, transaction xid8 default pg_current_xact_id(), tbl text, row jsonb);
      create function ear.note() returns trigger language plpgsql security definer as $$
        begin insert into ear.written (tbl, row) values (tg_argv[0], to_jsonb(new)); return null; end $$;`);
    for (const { name } of tables) {
      await client.query(
        `create trigger ear after insert or update on ${name} for each row execute function ear.note('${name}')`,
      );
    }
    await send();
    const written = await client.query<{ transaction: string; tbl: string; row: Record<string, unknown> }>(
      "select transaction, tbl, row from ear.written order by place",
    );
    for (const { name } of tables) await client.query(`drop trigger ear on ${name}`);
    await client.query("drop schema ear cascade");
    const keys = new Map(tables.map(({ name, key }) => [name, key]));
    const byTransaction = Map.groupBy(written.rows, ({ transaction }) => transaction);
    const messages = [...byTransaction.values()].map((rows) => lastOfEachRow(rows, keys));
    return { messages, columns: new Map(tables.map(({ name, columns }) => [name, columns])) };
  } finally {
    await client.end();
  }
}

/** A row that was written twice counts once, as it stood at the end. */
function lastOfEachRow(
  rows: readonly { tbl: string; row: Record<string, unknown> }[],
  keys: ReadonlyMap<string, readonly string[]>,
): WrittenRow[] {
  const last = new Map<string, WrittenRow>();
  for (const { tbl, row } of rows) {
    const key = JSON.stringify([tbl, ...(keys.get(tbl) ?? []).map((column) => row[column])]);
    last.set(key, { table: tbl, row });
  }
  return [...last.values()];
}

type Table = { name: string; key: string[]; columns: { name: string; type: string }[] };

async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
       (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($2)`,
    [schemas, statistics],
  );
  return rows;
}
