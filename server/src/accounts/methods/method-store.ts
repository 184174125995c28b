import type { AccountId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Second factors of an account besides the text message, which each has. */
export type Methods = { passkeys: number; authenticatorApp: boolean; recoveryCodes: number };

export async function findMethods(tx: Tx, accountId: AccountId): Promise<Methods> {
  const methods = await firstRow<Methods>(
    tx,
    sql`select (select count(*)::integer from accounts.passkey where account_id = ${accountId}) as passkeys,
          exists(select from accounts.authenticator_app where account_id = ${accountId} and added_at is not null)
            as "authenticatorApp",
          (select count(*)::integer from accounts.recovery_code where account_id = ${accountId} and used_at is null)
            as "recoveryCodes"`,
  );
  return methods!;
}

/** A code that was sent to the number on record came back. */
export const markMobileProved = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.account set mobile_proved_at = ${now} where id = ${accountId} and mobile_proved_at is null`,
  );
