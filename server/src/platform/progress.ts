import { firstRow, run, sql } from "./sql.ts";
import type { Tx } from "./transaction.ts";

/** What a restartable piece of work noted last, or undefined when it never began. The caller parses it. */
export async function findProgress(tx: Tx, name: string): Promise<unknown> {
  const row = await firstRow<{ state: unknown }>(tx, sql`select state from platform.progress where name = ${name}`);
  return row?.state;
}

/** Notes how far a restartable piece of work has come. */
export async function noteProgress(tx: Tx, now: Date, name: string, state: object): Promise<void> {
  await run(
    tx,
    sql`insert into platform.progress (name, state, changed_at) values (${name}, ${JSON.stringify(state)}::jsonb, ${now})
        on conflict (name) do update set state = excluded.state, changed_at = excluded.changed_at`,
  );
}
