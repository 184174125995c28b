import type { SubmittedRowState } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** The present version of a worksheet, locked until the transaction ends. */
export const lockWorksheet = (tx: Tx, worksheetId: string): Promise<{ version: number } | undefined> =>
  firstRow(tx, sql`select version from onboarding.worksheet where id = ${worksheetId} for update`);

export type DecidedRow = { row: number; state: Exclude<SubmittedRowState, "waiting">; returnedBecause?: string };

/** Writes decisions about rows that wait, and counts up the version. */
export async function decideRows(
  tx: Tx,
  {
    worksheetId,
    decided,
    byAccountId,
    now,
  }: { worksheetId: string; decided: readonly DecidedRow[]; byAccountId: AccountId; now: Date },
): Promise<void> {
  await run(tx, sql`update onboarding.worksheet set version = version + 1 where id = ${worksheetId}`);
  await run(
    tx,
    sql`update onboarding.worksheet_row r
        set state = d.state, returned_because = d."returnedBecause", decided_at = ${now}, decided_by_account_id = ${byAccountId}
        from jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as d ("row" integer, state text, "returnedBecause" text)
        where r.worksheet_id = ${worksheetId} and r."row" = d."row" and r.state = 'waiting'`,
  );
}
