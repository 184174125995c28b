import { type AccountId, newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type StoredPasskey = {
  id: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
};

export const listPasskeys = (tx: Tx, accountId: AccountId): Promise<StoredPasskey[]> =>
  rows(
    tx,
    sql`select id, credential_id as "credentialId", public_key as "publicKey", counter::float8 as counter, transports
        from accounts.passkey where account_id = ${accountId} order by added_at, id`,
  );

/** False when this very passkey is known already, here or with another account. */
export const insertPasskey = async (
  tx: Tx,
  passkey: Omit<StoredPasskey, "id"> & { accountId: AccountId; name: string; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into accounts.passkey (id, account_id, credential_id, public_key, counter, transports, name, added_at)
        values (${newId(passkey.now)}, ${passkey.accountId}, ${passkey.credentialId}, ${passkey.publicKey},
          ${passkey.counter}, ${passkey.transports}, ${passkey.name}, ${passkey.now})
        on conflict (credential_id) do nothing`,
  )) === 1;

export const usePasskey = (tx: Tx, id: string, counter: number, now: Date): Promise<number> =>
  run(tx, sql`update accounts.passkey set counter = ${counter}, last_used_at = ${now} where id = ${id}`);

export const deletePasskey = async (tx: Tx, accountId: AccountId, id: string): Promise<boolean> =>
  (await run(tx, sql`delete from accounts.passkey where account_id = ${accountId} and id = ${id}`)) === 1;

/** What a challenge is for; its subject is a session, or a sign-in. */
export type ChallengeUse = "add" | "sign-in" | "unlock" | "again";

/** Remembers a challenge in place of the one before for the same subject. */
export async function insertChallenge(
  tx: Tx,
  challenge: { use: ChallengeUse; subject: string; challenge: string; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into accounts.passkey_challenge (use, subject, challenge, expires_at)
        values (${challenge.use}, ${challenge.subject}, ${challenge.challenge}, ${challenge.expiresAt})
        on conflict (use, subject) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`,
  );
}

/** The challenge that waits, once: nobody finds it a second time. */
export async function takeChallenge(
  tx: Tx,
  use: ChallengeUse,
  subject: string,
  now: Date,
): Promise<string | undefined> {
  const taken = await firstRow<{ challenge: string; isOpen: boolean }>(
    tx,
    sql`delete from accounts.passkey_challenge where use = ${use} and subject = ${subject}
        returning challenge, expires_at > ${now} as "isOpen"`,
  );
  return taken?.isOpen ? taken.challenge : undefined;
}
