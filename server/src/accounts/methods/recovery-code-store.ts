import type { AccountId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** True for the one who uses it; false when it is none of the account's, or was used before. */
export const useRecoveryCode = async (tx: Tx, accountId: AccountId, hash: Buffer, now: Date): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.recovery_code set used_at = ${now}
        where account_id = ${accountId} and code_hash = ${hash} and used_at is null`,
  )) === 1;

/** These codes instead of those before. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: AccountId,
  hashes: readonly Buffer[],
  now: Date,
): Promise<void> {
  await run(tx, sql`delete from accounts.recovery_code where account_id = ${accountId}`);
  await run(
    tx,
    sql`insert into accounts.recovery_code (account_id, code_hash, made_at)
        select ${accountId}::uuid, hash, ${now}::timestamptz from unnest(${hashes}::bytea[]) as hash`,
  );
}
