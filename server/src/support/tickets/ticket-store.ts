import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptTicket, KeptTicketMessage, OwnTicket } from "./ticket.ts";

/** The next number of a year; whoever else opens a request waits for this transaction. */
export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const given = await firstRow<{ last: number }>(
    tx,
    sql`insert into support.ticket_serial as serial (year, last) values (${year}, 1)
        on conflict (year) do update set last = serial.last + 1 returning last`,
  );
  return given!.last;
}

export const insertTicket = (tx: Tx, ticket: KeptTicket): Promise<number> =>
  run(
    tx,
    sql`insert into support.ticket (id, number, type, subject, state, team, priority, assignee_id, sender_account_id,
          sender_participant_id, sender_name, sender_email, sender_title, sender_verified, fields, report, line, source_id,
          source_participant_id, source_answered_at, screenshot_id, opened_at, changed_at, due_at, first_answer_at, solved_at,
          closed_at, last_from, sender_read_at, source_read_at, merged_into_id, link_id, search_text)
        values (${ticket.id}, ${ticket.number}, ${ticket.type}, ${ticket.subject}, ${ticket.state}, ${ticket.team},
          ${ticket.priority}, ${ticket.assigneeId}, ${ticket.senderAccountId}, ${ticket.senderParticipantId},
          ${ticket.senderName}, ${ticket.senderEmail}, ${ticket.senderTitle}, ${ticket.senderVerified},
          ${JSON.stringify(ticket.fields)}, ${ticket.report && JSON.stringify(ticket.report)},
          ${ticket.line && JSON.stringify(ticket.line)}, ${ticket.sourceId}, ${ticket.sourceParticipantId},
          ${ticket.sourceAnsweredAt}, ${ticket.screenshotId}, ${ticket.openedAt}, ${ticket.changedAt}, ${ticket.dueAt},
          ${ticket.firstAnswerAt}, ${ticket.solvedAt}, ${ticket.closedAt}, ${ticket.lastFrom}, ${ticket.senderReadAt},
          ${ticket.sourceReadAt}, ${ticket.mergedIntoId}, ${ticket.linkId}, ${ticket.searchText})`,
  );

const columns = sql`id, number, type, subject, state, team, priority, assignee_id as "assigneeId",
  sender_account_id as "senderAccountId", sender_participant_id as "senderParticipantId", sender_name as "senderName",
  sender_email as "senderEmail", sender_title as "senderTitle", sender_verified as "senderVerified", fields, report, line,
  source_id as "sourceId", source_participant_id as "sourceParticipantId", source_answered_at as "sourceAnsweredAt",
  screenshot_id as "screenshotId", opened_at as "openedAt", changed_at as "changedAt", due_at as "dueAt",
  first_answer_at as "firstAnswerAt", solved_at as "solvedAt", closed_at as "closedAt", last_from as "lastFrom",
  sender_read_at as "senderReadAt", source_read_at as "sourceReadAt", merged_into_id as "mergedIntoId", link_id as "linkId",
  search_text as "searchText"`;

export const findTicket = (tx: Tx, id: string): Promise<KeptTicket | undefined> =>
  firstRow(tx, sql`select ${columns} from support.ticket where id = ${id}`);

/** By "T-2026-00012". */
export const findTicketByNumber = (tx: Tx, number: string): Promise<KeptTicket | undefined> =>
  firstRow(tx, sql`select ${columns} from support.ticket where number = ${number} limit 1`);

/** One of them; whoever else changes it waits for this transaction. */
export const lockTicket = (tx: Tx, id: string): Promise<KeptTicket | undefined> =>
  firstRow(tx, sql`select ${columns} from support.ticket where id = ${id} for update`);

/** What changes in the life of a request; `fields` and who sent it stay. */
export type TicketPatch = Partial<
  Pick<
    KeptTicket,
    | "type"
    | "state"
    | "team"
    | "priority"
    | "assigneeId"
    | "changedAt"
    | "dueAt"
    | "firstAnswerAt"
    | "solvedAt"
    | "closedAt"
    | "lastFrom"
    | "senderReadAt"
    | "sourceReadAt"
    | "sourceAnsweredAt"
    | "mergedIntoId"
    | "linkId"
    | "searchText"
  >
>;

/** Writes what has changed; the row must be locked by {@link lockTicket}. Answers the request as it is then. */
export async function updateTicket(tx: Tx, ticket: KeptTicket, patch: TicketPatch): Promise<KeptTicket> {
  const next = { ...ticket, ...patch };
  await run(
    tx,
    sql`update support.ticket set type = ${next.type}, state = ${next.state}, team = ${next.team}, priority = ${next.priority},
          assignee_id = ${next.assigneeId}, changed_at = ${next.changedAt}, due_at = ${next.dueAt},
          first_answer_at = ${next.firstAnswerAt}, solved_at = ${next.solvedAt}, closed_at = ${next.closedAt},
          last_from = ${next.lastFrom}, sender_read_at = ${next.senderReadAt}, source_read_at = ${next.sourceReadAt},
          source_answered_at = ${next.sourceAnsweredAt}, merged_into_id = ${next.mergedIntoId}, link_id = ${next.linkId},
          search_text = ${next.searchText}
        where id = ${next.id}`,
  );
  return next;
}

/** Each comes after the one before, even when a clock says that they were written at once. */
export const insertTicketMessage = (tx: Tx, message: KeptTicketMessage): Promise<number> =>
  run(
    tx,
    sql`insert into support.ticket_message (ticket_id, id, at, from_whom, account_id, by_name, text, attachments, internal, came_by)
        values (${message.ticketId}, ${message.id}, greatest(${message.at}::timestamptz, (select max(at) + interval '1 millisecond'
            from support.ticket_message where ticket_id = ${message.ticketId})), ${message.from}, ${message.accountId}, ${message.by},
          ${message.text}, ${JSON.stringify(message.attachments)}, ${message.internal}, ${message.cameBy})`,
  );

/** The thread of a request, the oldest first; internal notes too. */
export const findTicketMessages = (tx: Tx, ticketId: string): Promise<KeptTicketMessage[]> =>
  rows(
    tx,
    sql`select ticket_id as "ticketId", id, at, from_whom as "from", account_id as "accountId", by_name as by, text, attachments,
          internal, came_by as "cameBy"
        from support.ticket_message where ticket_id = ${ticketId} order by at, id`,
  );

/** Notes what happened besides words; `words` is a whole sentence without a full stop. */
export const noteTicketEvent = (
  tx: Tx,
  event: { ticketId: string; accountId?: string | null; by?: string | null; words: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.ticket_event (ticket_id, id, at, account_id, by_name, words)
        values (${event.ticketId}, ${newId(event.now)}, ${event.now}, ${event.accountId ?? null}, ${event.by ?? null},
          ${event.words})`,
  );

/** Those that an account sent for a participant, and with `asSource` those put to that participant's sources; the newest change first. */
export const findOwnTickets = (
  tx: Tx,
  reader: { accountId: string; participantId: string; asSource: boolean; limit: number },
): Promise<OwnTicket[]> =>
  rows(
    tx,
    sql`select t.id, t.number, t.type, t.subject, t.state, t.opened_at as "openedAt", t.changed_at as "changedAt",
          t.last_from as "lastFrom", t.sender_read_at as "senderReadAt", t.source_read_at as "sourceReadAt",
          t.sender_account_id as "senderAccountId", t.sender_participant_id as "senderParticipantId",
          (select max(m.at) from support.ticket_message m
            where m.ticket_id = t.id and not m.internal and m.from_whom <> 'sender') as "answeredAt",
          (select max(m.at) from support.ticket_message m
            where m.ticket_id = t.id and not m.internal and m.from_whom <> 'source') as "askedAt"
        from support.ticket t
        where (t.sender_account_id = ${reader.accountId} and t.sender_participant_id = ${reader.participantId})
          or (${reader.asSource} and t.source_participant_id = ${reader.participantId})
        order by t.changed_at desc, t.id desc limit ${reader.limit}`,
  );

/** Now, or when the last word came, whatever is later. */
const readAt = (ticketId: string, now: Date) =>
  sql`greatest(${now}::timestamptz, (select max(at) from support.ticket_message where ticket_id = ${ticketId}))`;

export const markTicketRead = (
  tx: Tx,
  { ticketId, view, now }: { ticketId: string; view: "sender" | "source"; now: Date },
): Promise<number> =>
  run(
    tx,
    view === "sender"
      ? sql`update support.ticket set sender_read_at = ${readAt(ticketId, now)} where id = ${ticketId}`
      : sql`update support.ticket set source_read_at = ${readAt(ticketId, now)} where id = ${ticketId}`,
  );

/** Solved ones without a word since then, and closes them; tells how many. */
export const closeSolved = (
  tx: Tx,
  { solvedBefore, now }: { solvedBefore: Date; now: Date },
): Promise<{ id: string }[]> =>
  rows(
    tx,
    sql`update support.ticket set state = 'closed', closed_at = ${now}, changed_at = ${now}
        where state = 'solved' and solved_at < ${solvedBefore} returning id`,
  );
