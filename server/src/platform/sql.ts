import type { RawBuilder } from "kysely";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { askNow, sendAhead } from "./statements-ahead.ts";
import type { Tx } from "./transaction.ts";

export { sql } from "kysely";

// Kysely compiles the templates; `pg` runs them on the transaction's own connection.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const clientOf = (tx: Tx): PoolClient => tx as unknown as PoolClient;

/** All rows of a query. The shape is the caller's promise: name every column, with its alias in camelCase. */
export async function rows<Row>(tx: Tx, query: RawBuilder<unknown>): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(compiler);
  return (await ask(tx, { text, values: parameters as unknown[] })).rows as Row[];
}

/** The first row, if any. */
export async function firstRow<Row>(tx: Tx, query: RawBuilder<unknown>): Promise<Row | undefined> {
  return (await rows<Row>(tx, query))[0];
}

/** Runs a statement and tells how many rows it touched. */
export async function run(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
  const { sql: text, parameters } = query.compile(compiler);
  return (await ask(tx, { text, values: parameters as unknown[] })).rowCount ?? 0;
}

/** Runs text that a library brings along, such as the job queue's; everything of our own goes by `sql` templates. */
export const runText = (tx: Tx, text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> =>
  ask(tx, { text, values: values as unknown[] });

/**
 * A prepared statement of the hot path: parsed and planned once a connection under `name`, which must be unique
 * to `text`. Values travel as parameters; arrays as PostgreSQL arrays. Statements that are asked in one turn of the event loop
 * travel together, and are answered in order.
 */
export async function prepared<Row>(tx: Tx, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await ask(tx, { name, text, values: values as unknown[] })).rows as Row[];
}

/**
 * Like {@link prepared}, for a statement whose rows nobody needs: it leaves with the next one that is waited for, and its failure
 * fails the transaction.
 */
export function sendPrepared(tx: Tx, name: string, text: string, values: readonly unknown[]): void {
  sendAhead(clientOf(tx), { name, text, values: values as unknown[] });
}

const ask = (tx: Tx, config: QueryConfig): Promise<QueryResult> => askNow(clientOf(tx), config);
