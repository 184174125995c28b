import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Where somebody with an account is reached by mail. */
export type MailAddress = { accountId: AccountId; email: string; name: string };

/** The addresses of those of the accounts that are active. */
export const findAddresses = (tx: Tx, accountIds: readonly AccountId[]): Promise<MailAddress[]> =>
  rows(
    tx,
    sql`select id as "accountId", email, given || ' ' || family as name from accounts.account
        where id = any(${accountIds}::uuid[]) and state = 'active' order by id`,
  );
