import type { AccountId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Takes away every second factor but the text message, and a change of the number that is under way. */
export async function removeAllMethods(tx: Tx, accountId: AccountId): Promise<void> {
  await run(
    tx,
    sql`with apps as (delete from accounts.authenticator_app where account_id = ${accountId}),
          passkeys as (delete from accounts.passkey where account_id = ${accountId}),
          codes as (delete from accounts.recovery_code where account_id = ${accountId})
        delete from accounts.mobile_change where account_id = ${accountId}`,
  );
}

export const setMobile = (tx: Tx, accountId: AccountId, mobile: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.account set mobile = ${mobile}, mobile_proved_at = null, changed_at = ${now}
        where id = ${accountId}`,
  );

export const setEmail = (
  tx: Tx,
  { accountId, email, emailFolded, now }: { accountId: AccountId; email: string; emailFolded: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.account set email = ${email}, email_folded = ${emailFolded}, changed_at = ${now}
        where id = ${accountId}`,
  );
