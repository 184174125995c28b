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

/** The same password, hashed anew; nothing happens when it was changed meanwhile. */
export const replacePasswordHash = (
  tx: Tx,
  accountId: AccountId,
  { old, hash }: { old: string; hash: string },
): Promise<number> =>
  run(tx, sql`update accounts.account set password_hash = ${hash} where id = ${accountId} and password_hash = ${old}`);

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

/**
 * Locks an account until the transaction ends: whoever opens or ends its ways in does this first, so that nobody waits for
 * another in a circle. Codes may still be sent meanwhile.
 */
export const lockAccount = async (tx: Tx, accountId: AccountId): Promise<void> => {
  await run(tx, sql`select from accounts.account where id = ${accountId} for no key update`);
};

/** Locks the account; false when it or its password changed since it was looked at. */
export const lockUnchangedAccount = async (
  tx: Tx,
  { accountId, passwordHash }: Pick<SignInAccount, "accountId" | "passwordHash">,
): Promise<boolean> =>
  (await run(
    tx,
    sql`select from accounts.account
        where id = ${accountId} and state = 'active' and password_hash is not distinct from ${passwordHash}
        for no key update`,
  )) === 1;

export type NewSignIn = {
  id: string;
  accountId: AccountId;
  nextSession: "full" | "set-password";
  temporaryPasswordId?: string;
  /** Left out when no code is sent yet. */
  code?: { hash: Buffer; expiresAt: Date };
  now: Date;
  expiresAt: Date;
};

export async function insertSignIn(tx: Tx, signIn: NewSignIn): Promise<void> {
  await run(
    tx,
    sql`insert into accounts.sign_in (id, account_id, next_session, temporary_password_id, code_hash, code_expires_at,
          created_at, expires_at)
        values (${signIn.id}, ${signIn.accountId}, ${signIn.nextSession}, ${signIn.temporaryPasswordId ?? null},
          ${signIn.code?.hash ?? null}, ${signIn.code?.expiresAt ?? null}, ${signIn.now}, ${signIn.expiresAt})`,
  );
}

/** A sign-in that waits for its second factor, and whose it is. */
export type OpenSignIn = {
  id: string;
  accountId: AccountId;
  username: string;
  mobile: string;
  nextSession: "full" | "set-password";
  temporaryPasswordId: string | null;
  codeHash: Buffer | null;
  codeExpiresAt: Date | null;
  codeTries: number;
  otherTries: number;
};

/** Locks the account and its sign-in until the transaction ends, so that guesses are looked at one after the other. */
export async function lockOpenSignIn(tx: Tx, id: string, now: Date): Promise<OpenSignIn | undefined> {
  await run(
    tx,
    sql`select from accounts.account a
        where a.id = (select account_id from accounts.sign_in where id = ${id}) for no key update`,
  );
  return firstRow(
    tx,
    sql`select s.id, s.account_id as "accountId", a.username, a.mobile, s.next_session as "nextSession",
          s.temporary_password_id as "temporaryPasswordId", s.code_hash as "codeHash",
          s.code_expires_at as "codeExpiresAt", s.code_tries as "codeTries", s.other_tries as "otherTries"
        from accounts.sign_in s join accounts.account a on a.id = s.account_id
        where s.id = ${id} and s.finished_at is null and s.expires_at > ${now} and a.state = 'active'
        for update of s`,
  );
}

export const countCodeTry = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update accounts.sign_in set code_tries = code_tries + 1 where id = ${id}`);

export const countOtherTry = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update accounts.sign_in set other_tries = other_tries + 1 where id = ${id}`);

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
