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

/** Each comes after the one before, even when a clock says that they were written at once. */
/** Each comes after the one before, even when a clock says that they were written at once. */
export const insertMessage = (tx: Tx, message: Omit<KeptMessage, "recalledAt">): Promise<number> =>
  run(
    tx,
    sql`insert into support.secure_message (thread_id, id, party_id, account_id, by_name, at, text, attachments)
        values (${message.threadId}, ${message.id}, ${message.partyId}, ${message.accountId}, ${message.by},
          greatest(${message.at}::timestamptz,
            (select max(at) + interval '1 millisecond' from support.secure_message where thread_id = ${message.threadId})),
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

/** Makes messages that somebody writes at once wait for one another. */
export const lockWriter = async (tx: Tx, accountId: string): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`secure message ${accountId}`}, 0))`);
};

/** How many messages an account, or a party of a thread, wrote since; `toOutside`: times the people outside that it went to. */
export async function countWritten(
  tx: Tx,
  {
    accountId,
    threadId,
    partyId,
    since,
  }: { since: Date } & (
    | { accountId: string; threadId?: never; partyId?: never }
    | { accountId?: never; threadId: string; partyId: string }
  ),
): Promise<{ messages: number; toOutside: number }> {
  const writer = accountId
    ? sql`m.account_id = ${accountId}`
    : sql`m.thread_id = ${threadId} and m.party_id = ${partyId}`;
  const found = await firstRow<{ messages: number; toOutside: number }>(
    tx,
    sql`select count(distinct m.id)::integer as messages, count(p.id)::integer as "toOutside"
        from support.secure_message m
        left join support.secure_party p on p.thread_id = m.thread_id and p.kind = 'outside'
        where ${writer} and m.at > ${since}`,
  );
  return found ?? { messages: 0, toOutside: 0 };
}

/** The files of a message, with their bytes, for good. */
export const deleteFiles = (tx: Tx, { threadId, ids }: { threadId: string; ids: readonly string[] }): Promise<number> =>
  run(
    tx,
    sql`delete from support.attachment
        where id = any(${ids}::uuid[]) and use_kind = 'thread' and use_id = ${threadId}`,
  );

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
