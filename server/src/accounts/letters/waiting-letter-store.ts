import { firstRow, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Since when the oldest mail waits that has not left yet; undefined when none waits. */
export async function findOldestWaitingLetter(tx: Tx): Promise<Date | undefined> {
  const found = await firstRow<{ at: Date | null }>(
    tx,
    sql`select min(queued_at) as at from accounts.letter where state = 'queued'`,
  );
  return found?.at ?? undefined;
}
