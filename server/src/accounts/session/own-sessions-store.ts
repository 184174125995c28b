import type { AccountId, SessionId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type OwnSessionRow = {
  id: SessionId;
  signedInAt: Date;
  lastActiveAt: Date;
  browser: string;
  actingFor: string | null;
};

/** Open sessions of an account, the one used last first. */
export const listOpenSessions = (tx: Tx, accountId: AccountId, now: Date): Promise<OwnSessionRow[]> =>
  rows(
    tx,
    sql`select s.id, s.created_at as "signedInAt", s.last_active_at as "lastActiveAt", s.browser, p.name as "actingFor"
        from accounts.session s
        left join accounts.affiliation af on af.id = s.affiliation_id
        left join accounts.participant p on p.id = af.participant_id
        where s.account_id = ${accountId} and s.kind = 'full' and s.ended_at is null and s.ends_at > ${now}
        order by s.last_active_at desc, s.id desc`,
  );

/** Ends a session of this account; false when it is none, or has ended. */
export const endOpenSession = async (tx: Tx, accountId: AccountId, id: string, now: Date): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.session set ended_at = ${now}
        where id = ${id} and account_id = ${accountId} and ended_at is null and ends_at > ${now}`,
  )) === 1;

export type DeviceRow = {
  id: string;
  browser: string;
  firstUsedAt: Date;
  lastUsedAt: Date;
  isCurrent: boolean;
};

/** Browsers in which the account signed in since then, the newest first; `tokenHash` is that of the one that asks. */
export const listDevices = (
  tx: Tx,
  accountId: AccountId,
  { since, tokenHash, limit }: { since: Date; tokenHash: Buffer | undefined; limit: number },
): Promise<DeviceRow[]> =>
  rows(
    tx,
    sql`select id, browser, first_used_at as "firstUsedAt", last_used_at as "lastUsedAt",
          token_hash is not distinct from ${tokenHash ?? null}::bytea as "isCurrent"
        from accounts.device where account_id = ${accountId} and last_used_at > ${since}
        order by last_used_at desc, id desc limit ${limit}`,
  );
