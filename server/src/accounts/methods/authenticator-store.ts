import { type AccountId, newId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type AuthenticatorApp = {
  id: string;
  /** Sealed for the account. */
  secret: Buffer;
  /** Time step of the newest code that was used. */
  lastStep: number;
};

/** The app that is in use, locked until the transaction ends: a code is used once. */
export const lockAuthenticatorApp = (tx: Tx, accountId: AccountId): Promise<AuthenticatorApp | undefined> =>
  firstRow(
    tx,
    sql`select id, secret, last_step::integer as "lastStep" from accounts.authenticator_app
        where account_id = ${accountId} and added_at is not null for update`,
  );

/** The one that was begun since and waits for its first code. */
export const lockBegunApp = (
  tx: Tx,
  accountId: AccountId,
  since: Date,
): Promise<(AuthenticatorApp & { confirmTries: number }) | undefined> =>
  firstRow(
    tx,
    sql`select id, secret, last_step::integer as "lastStep", confirm_tries as "confirmTries"
        from accounts.authenticator_app
        where account_id = ${accountId} and added_at is null and begun_at > ${since} for update`,
  );

export const useStep = (tx: Tx, id: string, step: number, now: Date): Promise<number> =>
  run(tx, sql`update accounts.authenticator_app set last_step = ${step}, last_used_at = ${now} where id = ${id}`);

/** Begins an app; one that was begun before and never confirmed is forgotten. */
export async function beginApp(tx: Tx, app: { accountId: AccountId; secret: Buffer; now: Date }): Promise<void> {
  const { accountId, secret, now } = app;
  await run(tx, sql`delete from accounts.authenticator_app where account_id = ${accountId} and added_at is null`);
  await run(
    tx,
    sql`insert into accounts.authenticator_app (id, account_id, secret, begun_at)
        values (${newId(now)}, ${accountId}, ${secret}, ${now})`,
  );
}

export const countConfirmTry = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update accounts.authenticator_app set confirm_tries = confirm_tries + 1 where id = ${id}`);

/** Takes it into use in place of the one before. */
export async function takeApp(
  tx: Tx,
  app: { id: string; accountId: AccountId; step: number; now: Date },
): Promise<void> {
  await removeApp(tx, app.accountId);
  await run(
    tx,
    sql`update accounts.authenticator_app set added_at = ${app.now}, last_step = ${app.step} where id = ${app.id}`,
  );
}

export const removeApp = (tx: Tx, accountId: AccountId): Promise<number> =>
  run(tx, sql`delete from accounts.authenticator_app where account_id = ${accountId} and added_at is not null`);
