import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Somebody in a thread. */
export type KeptParty = {
  id: string;
  threadId: string;
  kind: "account" | "help" | "outside";
  accountId: string | null;
  participantId: string | null;
  name: string;
  title: string | null;
  participantName: string | null;
  email: string | null;
  proof: "sms" | "passphrase" | null;
  mobile: string | null;
  passphraseHash: Buffer | null;
  linkId: string | null;
  addedBy: string;
};

export async function insertParties(tx: Tx, parties: readonly KeptParty[], now: Date): Promise<void> {
  // At most eleven, and a hash among them that JSON would not carry.
  for (const party of parties) {
    await run(
      tx,
      sql`insert into support.secure_party (thread_id, id, kind, account_id, participant_id, name, title, participant_name,
            email, proof, mobile, passphrase_hash, link_id, added_by, added_at)
          values (${party.threadId}, ${party.id}, ${party.kind}, ${party.accountId}, ${party.participantId}, ${party.name},
            ${party.title}, ${party.participantName}, ${party.email}, ${party.proof}, ${party.mobile},
            ${party.passphraseHash}, ${party.linkId}, ${party.addedBy}, ${now})`,
    );
  }
}

/** Everybody in these threads, in the order in which they came into it. */
export const listParties = (tx: Tx, threadIds: readonly string[]): Promise<KeptParty[]> =>
  rows(
    tx,
    sql`select id, thread_id as "threadId", kind, account_id as "accountId", participant_id as "participantId", name, title,
          participant_name as "participantName", email, proof, mobile, passphrase_hash as "passphraseHash",
          link_id as "linkId", added_by as "addedBy"
        from support.secure_party where thread_id = any(${threadIds}::uuid[]) order by thread_id, id`,
  );

/** Another link for somebody outside, with the proof that goes with it. */
export const changeOutsideParty = (
  tx: Tx,
  party: Pick<KeptParty, "threadId" | "id" | "proof" | "mobile" | "passphraseHash" | "linkId">,
): Promise<number> =>
  run(
    tx,
    sql`update support.secure_party set proof = ${party.proof}, mobile = ${party.mobile},
          passphrase_hash = ${party.passphraseHash}, link_id = ${party.linkId}
        where thread_id = ${party.threadId} and id = ${party.id}`,
  );
