import type { Attachment } from "@crossbay/contract";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What somebody wrote in a thread; a recalled message has no text, and of its files the ids alone. */
export type KeptMessage = {
  id: string;
  threadId: string;
  partyId: string;
  accountId: string | null;
  by: string;
  at: Date;
  text: string;
  attachments: Attachment[];
  recalledAt: Date | null;
};

export const insertMessage = (tx: Tx, message: Omit<KeptMessage, "recalledAt">): Promise<number> =>
  run(
    tx,
    sql`insert into support.secure_message (thread_id, id, party_id, account_id, by_name, at, text, attachments)
        values (${message.threadId}, ${message.id}, ${message.partyId}, ${message.accountId}, ${message.by}, ${message.at},
          ${message.text}, ${JSON.stringify(message.attachments)}::jsonb)`,
  );

/** Everything in a thread, the oldest first. */
export const listMessages = (tx: Tx, threadId: string): Promise<KeptMessage[]> =>
  rows(
    tx,
    sql`select id, thread_id as "threadId", party_id as "partyId", account_id as "accountId", by_name as by, at, text,
          attachments, recalled_at as "recalledAt"
        from support.secure_message where thread_id = ${threadId} order by at, id`,
  );

/** The text goes for good; only that there was a message stays. */
export const eraseMessage = (
  tx: Tx,
  { threadId, id, now }: { threadId: string; id: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update support.secure_message set text = '', recalled_at = ${now},
          attachments = (select coalesce(jsonb_agg(jsonb_build_object('id', file -> 'id')), '[]')
            from jsonb_array_elements(attachments) file)
        where thread_id = ${threadId} and id = ${id} and recalled_at is null`,
  );

/** What an account wrote since: so many messages, to so many people by mail. */
export async function countWrittenSince(tx: Tx, accountId: string, since: Date): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`select count(*)::integer as count from support.secure_message
        where account_id = ${accountId} and at > ${since}`,
  );
  return found?.count ?? 0;
}

export type KeptReading = { messageId: string; partyId: string; name: string; at: Date };

export const listReadings = (tx: Tx, threadId: string): Promise<KeptReading[]> =>
  rows(
    tx,
    sql`select message_id as "messageId", party_id as "partyId", name, at
        from support.secure_reading where thread_id = ${threadId} order by at, party_id`,
  );

/** Marks everything that others wrote as read by a party; what was read before keeps its time. */
export const markRead = (
  tx: Tx,
  reading: { threadId: string; partyId: string; name: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.secure_reading (thread_id, message_id, party_id, name, at)
        select m.thread_id, m.id, ${reading.partyId}, ${reading.name}, ${reading.now} from support.secure_message m
        where m.thread_id = ${reading.threadId} and m.party_id <> ${reading.partyId} and m.recalled_at is null
        on conflict do nothing`,
  );

/** Parties that have not opened something that was written before this message: they were told of that already. */
export async function findPartiesWithUnread(tx: Tx, threadId: string, beforeMessageId: string): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select p.id from support.secure_party p where p.thread_id = ${threadId} and exists (
          select from support.secure_message m
          where m.thread_id = p.thread_id and m.id <> ${beforeMessageId} and m.party_id <> p.id and m.recalled_at is null
            and not exists (select from support.secure_reading r
              where r.thread_id = m.thread_id and r.message_id = m.id and r.party_id = p.id))`,
  );
  return new Set(found.map(({ id }) => id));
}
