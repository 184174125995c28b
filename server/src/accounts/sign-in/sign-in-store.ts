import { type AccountId, newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type AccountState = "requested" | "approved" | "in-training" | "active" | "suspended" | "deactivated";

/** Whom a username belongs to, with what proves it. */
export type SignInAccount = {
  accountId: AccountId;
  username: string;
  given: string;
  family: string;
  email: string;
  mobile: string;
  state: AccountState;
  passwordHash: string | null;
  /** The account has signed in from the browser that asks. */
  deviceKnown: boolean;
};

/** @param username folded */
export const findSignInAccount = (
  tx: Tx,
  username: string,
  deviceHash: Buffer | undefined,
): Promise<SignInAccount | undefined> =>
  firstRow(
    tx,
    sql`select a.id as "accountId", a.username, a.given, a.family, a.email, a.mobile, a.state,
          a.password_hash as "passwordHash",
          exists(select from accounts.device d where d.account_id = a.id and d.token_hash = ${deviceHash ?? null})
            as "deviceKnown"
        from accounts.account a where lower(a.username) = ${username}`,
  );

export type TemporaryPassword = { id: string; hash: string; reason: "invitation" | "reset" };

/** The newest invitation and the newest reset of the account that can still be used. */
export const findTemporaryPasswords = (
  tx: Tx,
  accountId: AccountId | undefined,
  now: Date,
): Promise<TemporaryPassword[]> =>
  rows(
    tx,
    sql`select distinct on (reason) id, hash, reason from accounts.temporary_password
        where account_id = ${accountId ?? null} and used_at is null and expires_at > ${now}
        order by reason, created_at desc, id desc`,
  );

export async function insertTemporaryPassword(
  tx: Tx,
  temporary: { accountId: AccountId; hash: string; reason: "invitation" | "reset"; now: Date; expiresAt: Date },
): Promise<void> {
  const { accountId, hash, reason, now, expiresAt } = temporary;
  await run(
    tx,
    sql`insert into accounts.temporary_password (id, account_id, hash, reason, created_at, expires_at)
        values (${newId(now)}, ${accountId}, ${hash}, ${reason}, ${now}, ${expiresAt})`,
  );
}

/** True for the one who uses it; false when it was used before. */
export const useTemporaryPassword = async (tx: Tx, id: string, now: Date): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.temporary_password set used_at = ${now} where id = ${id} and used_at is null and expires_at > ${now}`,
  )) === 1;

export const useAllTemporaryPasswords = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.temporary_password set used_at = ${now} where account_id = ${accountId} and used_at is null`,
  );

export type NewSignIn = {
  id: string;
  account: Pick<SignInAccount, "accountId" | "passwordHash">;
  nextSession: "full" | "set-password";
  temporaryPasswordId?: string;
  codeHash: Buffer;
  codeExpiresAt: Date;
  now: Date;
  expiresAt: Date;
};

/** False when the account or its password changed since it was looked at; until the transaction ends neither can. */
export const insertSignIn = async (tx: Tx, signIn: NewSignIn): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into accounts.sign_in (id, account_id, next_session, temporary_password_id, code_hash, code_expires_at,
          created_at, expires_at)
        select ${signIn.id}::uuid, a.id, ${signIn.nextSession}, ${signIn.temporaryPasswordId ?? null}::uuid,
          ${signIn.codeHash}::bytea, ${signIn.codeExpiresAt}::timestamptz, ${signIn.now}::timestamptz,
          ${signIn.expiresAt}::timestamptz
        from accounts.account a
        where a.id = ${signIn.account.accountId} and a.state = 'active'
          and a.password_hash is not distinct from ${signIn.account.passwordHash}
        for share of a`,
  )) === 1;

/** A sign-in that waits for its code, and whose it is. */
export type OpenSignIn = {
  id: string;
  accountId: AccountId;
  username: string;
  mobile: string;
  nextSession: "full" | "set-password";
  temporaryPasswordId: string | null;
  codeHash: Buffer;
  codeExpiresAt: Date;
  codeTries: number;
};

/** Locks the sign-in until the transaction ends, so that guesses at its code are looked at one after the other. */
export const lockOpenSignIn = (tx: Tx, id: string, now: Date): Promise<OpenSignIn | undefined> =>
  firstRow(
    tx,
    sql`select s.id, s.account_id as "accountId", a.username, a.mobile, s.next_session as "nextSession",
          s.temporary_password_id as "temporaryPasswordId", s.code_hash as "codeHash",
          s.code_expires_at as "codeExpiresAt", s.code_tries as "codeTries"
        from accounts.sign_in s join accounts.account a on a.id = s.account_id
        where s.id = ${id} and s.finished_at is null and s.expires_at > ${now} and a.state = 'active'
        for update of s`,
  );

export const countCodeTry = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update accounts.sign_in set code_tries = code_tries + 1 where id = ${id}`);

export const replaceCode = (tx: Tx, id: string, codeHash: Buffer, codeExpiresAt: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.sign_in set code_hash = ${codeHash}, code_expires_at = ${codeExpiresAt}, code_tries = 0
        where id = ${id}`,
  );

export const finishSignIn = (tx: Tx, id: string, now: Date): Promise<number> =>
  run(tx, sql`update accounts.sign_in set finished_at = ${now} where id = ${id}`);

/** Ends what waits for a code, so that an old password opens nothing after it was changed. */
export const finishAllSignIns = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.sign_in set finished_at = ${now} where account_id = ${accountId} and finished_at is null`,
  );

export async function rememberDevice(tx: Tx, accountId: AccountId, tokenHash: Buffer, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into accounts.device (account_id, token_hash, first_used_at, last_used_at)
        values (${accountId}, ${tokenHash}, ${now}, ${now})
        on conflict (account_id, token_hash) do update set last_used_at = excluded.last_used_at`,
  );
}
