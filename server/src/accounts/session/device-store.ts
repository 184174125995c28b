import { type AccountId, newId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type Device = { accountId: AccountId; tokenHash: Buffer; browser: string; now: Date };

/** Remembers that the account signed in there; true when it had not before. */
export async function rememberDevice(tx: Tx, { accountId, tokenHash, browser, now }: Device): Promise<boolean> {
  const known = await run(
    tx,
    sql`update accounts.device set last_used_at = ${now}, browser = ${browser}
        where account_id = ${accountId} and token_hash = ${tokenHash}`,
  );
  if (known === 1) return false;
  await run(
    tx,
    sql`insert into accounts.device (account_id, token_hash, id, browser, first_used_at, last_used_at)
        values (${accountId}, ${tokenHash}, ${newId(now)}, ${browser}, ${now}, ${now})
        on conflict (account_id, token_hash) do nothing`,
  );
  return true;
}

/** Whom a letter about an account goes to. */
export type Owner = {
  username: string;
  given: string;
  family: string;
  email: string;
  mobile: string;
  hasSignedIn: boolean;
  /** Of a participant for which the account acts. */
  timeZone: string | null;
};

export const findOwner = (tx: Tx, accountId: AccountId): Promise<Owner | undefined> =>
  firstRow(
    tx,
    sql`select a.username, a.given, a.family, a.email, a.mobile, a.last_sign_in_at is not null as "hasSignedIn",
          (select p.time_zone from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
            where af.account_id = a.id and af.state = 'active' order by af.created_at limit 1) as "timeZone"
        from accounts.account a where a.id = ${accountId}`,
  );

export const markSignedIn = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(tx, sql`update accounts.account set last_sign_in_at = ${now} where id = ${accountId}`);
