import type { AccountId, SessionId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/**
 * Takes the password away, keeps its hash as one that is not to be chosen again, and ends what is open besides one session. The
 * account must be locked.
 */
export const exposePassword = (
  tx: Tx,
  { accountId, keepSessionId, now }: { accountId: AccountId; keepSessionId: SessionId | undefined; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`with sessions as (
          update accounts.session set ended_at = ${now}
          where account_id = ${accountId} and ended_at is null and id is distinct from ${keepSessionId ?? null}::uuid
        ), sign_ins as (
          update accounts.sign_in set finished_at = ${now} where account_id = ${accountId} and finished_at is null
        ), temporary as (
          update accounts.temporary_password set used_at = ${now} where account_id = ${accountId} and used_at is null
        )
        update accounts.account
        set exposed_password_hash = coalesce(password_hash, exposed_password_hash), password_hash = null, changed_at = ${now}
        where id = ${accountId}`,
  );
