import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What became of a mail. */
export type MailOutcome = "opened" | "answered" | "held" | "ignored";

/** Makes whoever else takes mail of this address wait; tells whether the mail came before, and how many came since then. */
export async function lookAtSender(
  tx: Tx,
  { messageHash, addressHash, since }: { messageHash: Buffer; addressHash: Buffer; since: Date },
): Promise<{ cameBefore: boolean; cameSince: number }> {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(encode(${addressHash}, 'hex'), 0))`);
  const found = await firstRow<{ cameBefore: boolean; cameSince: number }>(
    tx,
    sql`select exists (select from support.received_mail where message_hash = ${messageHash}) as "cameBefore",
          (select count(*)::integer from support.received_mail
            where address_hash = ${addressHash} and at > ${since}) as "cameSince"`,
  );
  return found!;
}

export const insertReceived = (
  tx: Tx,
  mail: {
    messageHash: Buffer;
    addressHash: Buffer;
    at: Date;
    outcome: MailOutcome;
    ticketId?: string | undefined;
    heldId?: string | undefined;
  },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.received_mail (message_hash, at, address_hash, outcome, ticket_id, held_id)
        values (${mail.messageHash}, ${mail.at}, ${mail.addressHash}, ${mail.outcome}, ${mail.ticketId ?? null},
          ${mail.heldId ?? null})
        on conflict do nothing`,
  );

/** Forgets what came before then; tells how much. */
export const deleteReceived = (tx: Tx, before: Date): Promise<number> =>
  run(tx, sql`delete from support.received_mail where at < ${before}`);

/** An answer that somebody at the exchange wrote, and that can leave encrypted. */
export type AnswerToSeal = {
  ticketId: string;
  number: string;
  messageId: string;
  text: string;
  by: string;
  /** Of a sender with an account, whose address may be another one by now. */
  accountId: string | null;
  address: string;
  der: Buffer;
};

/**
 * Takes answers of staff whose request's sender has a trusted certificate and that have not left yet, each for one worker. Of
 * several trusted certificates the newest counts.
 */
export const takeAnswersToSeal = (
  tx: Tx,
  { now, since, retryBefore, triesMax, limit }: SealTerms,
): Promise<AnswerToSeal[]> =>
  rows(
    tx,
    sql`with sendable as (
          select m.ticket_id, m.id, m.text, m.by_name, t.number, t.sender_account_id, c.address, c.fingerprint, c.der
          from support.ticket_message m
          join support.ticket t on t.id = m.ticket_id
          join lateral (select address, fingerprint, der from support.mail_certificate
            where state = 'trusted' and not_after > ${now}
              and (address = lower(t.sender_email) or account_id = t.sender_account_id)
            order by learned_at desc, fingerprint limit 1) c on true
          where m.from_whom = 'staff' and not m.internal and m.at > ${since}
            and not exists (select from support.sealed_answer s where s.ticket_id = m.ticket_id and s.message_id = m.id
              and (s.sent_at is not null or s.tries >= ${triesMax} or s.at > ${retryBefore}))
          order by m.at limit ${limit}
        ), taken as (
          insert into support.sealed_answer as s (ticket_id, message_id, fingerprint, at, tries)
          select ticket_id, id, fingerprint, ${now}, 1 from sendable
          on conflict (ticket_id, message_id) do update set at = excluded.at, tries = s.tries + 1
            where s.sent_at is null and s.at <= ${retryBefore}
          returning ticket_id, message_id
        )
        select sendable.ticket_id as "ticketId", number, id as "messageId", text, by_name as by,
          sender_account_id as "accountId", address, der
        from sendable join taken on taken.ticket_id = sendable.ticket_id and taken.message_id = sendable.id`,
  );

export type SealTerms = { now: Date; since: Date; retryBefore: Date; triesMax: number; limit: number };

export const markSealed = (tx: Tx, answer: { ticketId: string; messageId: string }, now: Date): Promise<number> =>
  run(
    tx,
    sql`update support.sealed_answer set sent_at = ${now}
        where ticket_id = ${answer.ticketId} and message_id = ${answer.messageId}`,
  );
