import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What is counted. `key` is a keyed hash of a name, an account, a session or an address. */
export type AttemptKind = "password" | "code" | "send" | "unlock" | "reset" | "address" | "mobile";

/** Makes everybody who counts under this key wait for this transaction. */
export const lockAttempts = async (tx: Tx, kind: AttemptKind, key: Buffer): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${key.toString("hex")}`}, 0))`);
};

/** When it was tried since, newest first; at most `limit`. */
export async function attemptsSince(
  tx: Tx,
  kind: AttemptKind,
  key: Buffer,
  since: Date,
  limit: number,
): Promise<Date[]> {
  const found = await rows<{ at: Date }>(
    tx,
    sql`select at from accounts.attempt where kind = ${kind} and key = ${key} and at > ${since}
        order by at desc limit ${limit}`,
  );
  return found.map(({ at }) => at);
}

/** Counts one more; the answer names it, so that it can be taken back. */
export async function insertAttempt(tx: Tx, kind: AttemptKind, key: Buffer, now: Date): Promise<string> {
  const id = newId(now);
  await run(tx, sql`insert into accounts.attempt (id, kind, key, at) values (${id}, ${kind}, ${key}, ${now})`);
  return id;
}

export const deleteAttempt = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`delete from accounts.attempt where id = ${id}`);

export const deleteAttempts = (tx: Tx, kind: AttemptKind, keys: readonly Buffer[]): Promise<number> =>
  run(tx, sql`delete from accounts.attempt where kind = ${kind} and key = any(${keys}::bytea[])`);

/** Takes out what no limit looks at any more. */
export async function deleteOldAttempts(tx: Tx, before: Date): Promise<void> {
  await run(tx, sql`delete from accounts.attempt where at < ${before}`);
  await run(tx, sql`delete from accounts.sign_in where expires_at < ${before}`);
  await run(tx, sql`delete from accounts.passkey_challenge where expires_at < ${before}`);
  await run(tx, sql`delete from accounts.mobile_change where expires_at < ${before}`);
}
