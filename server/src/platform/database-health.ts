import { firstRow, sql } from "./sql.ts";
import type { Database } from "./transaction.ts";

/** True when the database answers a query. */
export const canAnswer = (database: Database): Promise<boolean> =>
  database
    .snapshot((tx) => firstRow<{ one: number }>(tx, sql`select 1 as one`))
    .then((row) => row?.one === 1)
    .catch(() => false);
