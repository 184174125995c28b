import type { SourceId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A message as it came. */
export type RawMessage = { key: Buffer; receivedAt: Date; bytes: Buffer };

/** The messages of a source that came under these receipts, in the order in which they came. */
export const findRawMessages = (tx: Tx, sourceId: SourceId, keys: readonly Buffer[]): Promise<RawMessage[]> =>
  rows(
    tx,
    sql`select key, received_at as "receivedAt", raw as bytes from intake.message
        where key = any(${keys}::bytea[]) and source_id = ${sourceId} order by received_at, key`,
  );
