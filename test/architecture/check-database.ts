import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { rows as sliceRows } from "./import-rules.ts";
import { trackedFiles } from "./tracked-files.ts";

const slices = sliceRows.flat();
// The migrator's own book-keeping, and the tables of the job queue's library.
const foreignSchemas = ["crossbay_schema", "jobs", "public"];

type Table = { schema: string; name: string; comment: string | null; mayRewrite: boolean };
type UniqueIndex = { schema: string; table: string; index: string; columns: string[] };
type ForeignKey = { schema: string; table: string; name: string; toSchema: string; toTable: string };

/**
 * Holds a migrated database against the rules by which it can be spread over many machines: one sentence for each
 * breach. How a table is spread stands in its comment: `distribution: <column>` or `reference table`.
 */
export async function checkDatabase(client: ClientBase): Promise<string[]> {
  const tables = await tablesOf(client);
  const spread = new Map(tables.map((table) => [`${table.schema}.${table.name}`, spreadOf(table)]));
  return [
    ...tables.flatMap(breachesOfTable),
    ...(await uniqueIndexesOf(client)).flatMap((index) => breachesOfIndex(index, spread)),
    ...(await foreignKeysOf(client)).flatMap((key) => breachesOfForeignKey(key, spread)),
    ...(await unsupported(client)),
  ];
}

/** One sentence for each store that speaks of a table of another slice. */
export function checkStores(root: string): string[] {
  const stores = trackedFiles(root).filter((file) => /^server\/src\/.*[/-]store\.ts$/.test(file));
  return stores.flatMap((file) => foreignTables(file, readFileSync(join(root, file), "utf8")));
}

/** Tables of other slices that the SQL of one file names. */
export function foreignTables(file: string, text: string): string[] {
  const own = file.split("/")[2];
  const mentions = text.matchAll(/\b(?:from|join|into|update|table|only|using)\s+([a-z_]+)\.([a-z_]+)\b/gi);
  return [...mentions]
    .filter(([, schema]) => schema !== own && slices.includes(schema!))
    .map(([, schema, table]) => `${file} touches ${schema}.${table}: ask ${schema} through its door.`);
}

const spreadOf = ({ comment }: Table): string | undefined => {
  if (/\breference table\b/.test(comment ?? "")) return "reference";
  return /\bdistribution: ([a-z_]+)/.exec(comment ?? "")?.[1];
};

function breachesOfTable(table: Table): string[] {
  const name = `${table.schema}.${table.name}`;
  if (!slices.includes(table.schema)) return [`${name} belongs to no slice: a slice owns the schema of its own name.`];
  if (table.comment === null) return [`${name} has no comment: say what it holds and how it is spread.`];
  return [
    ...(spreadOf(table)
      ? []
      : [`${name} does not say how it is spread: 'distribution: <column>' or 'reference table'.`]),
    ...(/append-only/i.test(table.comment) && table.mayRewrite
      ? [`${name} is append-only, but the application may update or delete its rows.`]
      : []),
  ];
}

function breachesOfIndex(
  { schema, table, index, columns }: UniqueIndex,
  spread: Map<string, string | undefined>,
): string[] {
  const column = spread.get(`${schema}.${table}`);
  if (column === undefined || column === "reference" || columns.includes(column)) return [];
  return [`${schema}.${table} is spread by ${column}, which its unique index ${index} does not contain.`];
}

function breachesOfForeignKey(key: ForeignKey, spread: Map<string, string | undefined>): string[] {
  const { schema, table, name, toSchema, toTable } = key;
  if (schema !== toSchema) return [`${schema}.${table} refers by ${name} to ${toSchema}.${toTable} of another slice.`];
  if (spread.get(`${toSchema}.${toTable}`) === "reference") return [];
  return [`${schema}.${table} refers by ${name} to ${toSchema}.${toTable}, which is not a reference table.`];
}

// Partitions are left out: what holds for their parent holds for them.
async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
            has_table_privilege('crossbay_app', c.oid, 'update, delete, truncate')
              or has_any_column_privilege('crossbay_app', c.oid, 'update') as "mayRewrite"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all ($1)
     order by 1, 2`,
    [foreignSchemas],
  );
  return rows;
}

async function uniqueIndexesOf(client: ClientBase): Promise<UniqueIndex[]> {
  const { rows } = await client.query<UniqueIndex>(
    `select n.nspname as schema, c.relname as table, x.relname as index,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum = any (i.indkey[0 : i.indnkeyatts - 1])) as columns
     from pg_index i
     join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
     join pg_namespace n on n.oid = c.relnamespace
     where i.indisunique and not c.relispartition and n.nspname = any ($1)
     order by 1, 2, 3`,
    [slices],
  );
  return rows;
}

async function foreignKeysOf(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname as schema, c.relname as table, k.conname as name, tn.nspname as "toSchema", t.relname as "toTable"
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where k.contype = 'f' and not c.relispartition and n.nspname <> all ($1)
     order by 1, 2, 3`,
    [foreignSchemas],
  );
  return rows;
}

/** What distributed PostgreSQLs refuse: exclusion and deferrable constraints, GiST indexes. */
async function unsupported(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; what: string }>(
    `select conrelid::regclass::text as table, conname::text as name,
            case when condeferrable then 'deferrable' else 'an exclusion constraint' end as what
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where (condeferrable or contype = 'x') and n.nspname = any ($1)
     union all
     select i.indrelid::regclass::text, c.relname, 'a GiST index'
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     join pg_namespace n on n.oid = c.relnamespace
     where a.amname = 'gist' and n.nspname = any ($1)`,
    [slices],
  );
  return rows.map(
    ({ table, name, what }) => `${table} has ${name}, which is ${what}: distributed databases refuse it.`,
  );
}
