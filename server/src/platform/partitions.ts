import { run, sql } from "./sql.ts";
import type { Database } from "./transaction.ts";

const monthsAhead = 3;

/** Tables that are kept in monthly partitions; the database function that makes them knows the same list. */
const partitionedTables = ["audit.entry", "intake.message"] as const;

/** Makes the partitions of last month, this month and three more. Idempotent, safe from several processes at once. */
export async function ensurePartitions(database: Database, now: Date): Promise<void> {
  const firstMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
  await database.transaction(async (tx) => {
    for (const table of partitionedTables) {
      await run(
        tx,
        sql`select platform.ensure_monthly_partitions(${table}::regclass, ${firstMonth}::date, ${monthsAhead + 2}::integer)`,
      );
    }
  });
}
