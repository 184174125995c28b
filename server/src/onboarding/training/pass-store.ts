import { type AccountId, newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** One new pass for each account. */
export async function insertPasses(
  tx: Tx,
  accountIds: readonly AccountId[],
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<Map<AccountId, string>> {
  const ids = accountIds.map(() => newId(now));
  const made = await rows<{ id: string; accountId: AccountId }>(
    tx,
    sql`insert into onboarding.training_pass (id, account_id, issued_at, expires_at)
        select id, account_id, ${now}, ${expiresAt}
        from unnest(${ids}::uuid[], ${accountIds}::uuid[]) as passes (id, account_id)
        returning id, account_id as "accountId"`,
  );
  return new Map(made.map(({ id, accountId }) => [accountId, id]));
}

/** Whose pass it is, while it counts. */
export async function findPassHolder(tx: Tx, id: string, now: Date): Promise<AccountId | undefined> {
  const found = await firstRow<{ accountId: AccountId }>(
    tx,
    sql`select account_id as "accountId" from onboarding.training_pass
        where id = ${id} and expires_at > ${now} and revoked_at is null`,
  );
  return found?.accountId;
}

export const revokePasses = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(
    tx,
    sql`update onboarding.training_pass set revoked_at = ${now} where account_id = ${accountId} and revoked_at is null`,
  );
