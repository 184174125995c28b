import type { AccountId, SessionId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type MobileChange = {
  id: string;
  accountId: AccountId;
  sessionId: SessionId;
  mobile: string;
  codeHash: Buffer;
  expiresAt: Date;
};

export async function insertMobileChange(tx: Tx, change: MobileChange): Promise<void> {
  const { id, accountId, sessionId, mobile, codeHash, expiresAt } = change;
  await run(
    tx,
    sql`insert into accounts.mobile_change (id, account_id, session_id, mobile, code_hash, expires_at)
        values (${id}, ${accountId}, ${sessionId}, ${mobile}, ${codeHash}, ${expiresAt})`,
  );
}

/** A change that this session began and that waits for its code; locked until the transaction ends. */
export const lockMobileChange = (
  tx: Tx,
  { id, sessionId, now }: { id: string; sessionId: SessionId; now: Date },
): Promise<{ mobile: string; codeHash: Buffer; codeTries: number } | undefined> =>
  firstRow(
    tx,
    sql`select mobile, code_hash as "codeHash", code_tries as "codeTries" from accounts.mobile_change
        where id = ${id} and session_id = ${sessionId} and finished_at is null and expires_at > ${now} for update`,
  );

export const countMobileTry = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update accounts.mobile_change set code_tries = code_tries + 1 where id = ${id}`);

/** The code came back: the account has the new number, and it is proved. */
export async function takeMobile(
  tx: Tx,
  { id, accountId, mobile, now }: { id: string; accountId: AccountId; mobile: string; now: Date },
): Promise<void> {
  await run(tx, sql`update accounts.mobile_change set finished_at = ${now} where id = ${id}`);
  await run(
    tx,
    sql`update accounts.account set mobile = ${mobile}, mobile_proved_at = ${now}, changed_at = ${now}
        where id = ${accountId}`,
  );
}
