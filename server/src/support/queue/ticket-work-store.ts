import type { TicketState } from "@crossbay/contract";
import { newId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What happened to a request, the oldest first. */
export const listTicketEvents = (tx: Tx, ticketId: string): Promise<{ at: Date; by: string | null; words: string }[]> =>
  rows(
    tx,
    sql`select at, by_name as by, words from support.ticket_event where ticket_id = ${ticketId} order by at, id`,
  );

/** Requests that were merged into this one; `isCopied`: their threads were copied into it. */
export const listMerged = (
  tx: Tx,
  intoId: string,
): Promise<{ id: string; number: string; state: TicketState; isCopied: boolean }[]> =>
  rows(
    tx,
    sql`select id, number, state, merged_copied as "isCopied" from support.ticket
        where merged_into_id = ${intoId} order by opened_at, id`,
  );

/** What was merged into one request belongs to another one from now on. */
export const moveMerged = (tx: Tx, { fromId, intoId }: { fromId: string; intoId: string }): Promise<number> =>
  run(tx, sql`update support.ticket set merged_into_id = ${intoId} where merged_into_id = ${fromId}`);

/** Copies the thread of a request into another of the same sender, with its times; notes of staff too. */
export async function copyMessages(
  tx: Tx,
  { fromId, intoId, now }: { fromId: string; intoId: string; now: Date },
): Promise<void> {
  const ids = await rows<{ id: string }>(
    tx,
    sql`select id from support.ticket_message where ticket_id = ${fromId} order by at, id`,
  );
  await run(
    tx,
    sql`insert into support.ticket_message (ticket_id, id, at, from_whom, account_id, by_name, text, attachments, internal, came_by)
        select ${intoId}::uuid, copies.id, m.at, m.from_whom, m.account_id, m.by_name, m.text, m.attachments, m.internal, m.came_by
        from unnest(${ids.map(({ id }) => id)}::uuid[], ${ids.map(() => newId(now))}::uuid[]) as copies (old_id, id)
        join support.ticket_message m on m.ticket_id = ${fromId} and m.id = copies.old_id`,
  );
}

/** Another time by which it is due is told of anew. */
export const forgetReminders = (tx: Tx, ticketId: string): Promise<number> =>
  run(tx, sql`update support.ticket set reminded_at = null, late_told_at = null where id = ${ticketId}`);

/** Its thread was copied into the request into which it was merged. */
export const markCopied = (tx: Tx, ticketId: string): Promise<number> =>
  run(tx, sql`update support.ticket set merged_copied = true where id = ${ticketId}`);
