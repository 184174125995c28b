import type { TicketPage, TicketState, TicketTeam, TicketType } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Cursor, QueueRow } from "./queue-rules.ts";

const columns = sql.raw(`t.id, t.number, t.type, t.subject, t.state, t.team, t.priority, t.assignee_id as "assigneeId",
  t.sender_name as "senderName", t.sender_participant_id as "participantId", t.opened_at as "openedAt",
  t.changed_at as "changedAt", t.due_at as "dueAt", t.merged_into_id as "mergedIntoId",
  case when t.last_from <> 'sender' and exists (select from support.ticket m where m.merged_into_id = t.id
    and m.last_from = 'sender' and m.changed_at > t.changed_at) then 'sender' else t.last_from end as "lastFrom"`);

export type QueueFilter = {
  teams: readonly TicketTeam[];
  states: readonly TicketState[] | "all";
  order: "due" | "changed";
  type: TicketType | undefined;
  /** Given to this account. */
  assigneeId: AccountId | undefined;
  unassigned: boolean;
  /** Late at this instant. */
  lateAt: Date | undefined;
  /** A `tsquery` of the words. */
  query: string | undefined;
  after: Cursor | undefined;
  limit: number;
};

/** Requests of these teams, in the queue's order; those that were merged stand only among closed ones. */
export function searchTickets(tx: Tx, filter: QueueFilter): Promise<QueueRow[]> {
  const { after, query } = filter;
  const afterAt = after?.at ?? null;
  const further =
    after === undefined
      ? sql``
      : filter.order === "due"
        ? sql`and (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > (coalesce(${afterAt}::timestamptz, 'infinity'), ${after.id}::uuid)`
        : sql`and (t.changed_at, t.id) < (coalesce(${afterAt}::timestamptz, 'infinity'), ${after.id}::uuid)`;
  const words = query === undefined ? sql`` : sql`and t.words @@ to_tsquery('simple', ${query})`;
  const states = filter.states === "all" ? sql`` : sql`and t.state = any(${filter.states}::text[])`;
  // Said as a constant, so that the index of open requests fits.
  const open =
    filter.order === "due" ? sql`and t.state in ('new', 'waiting', 'in-progress') and t.merged_into_id is null` : sql``;
  // The second of each is one value, which no index has: for rare words, a walk along the order would read every request.
  const order = {
    due:
      query === undefined
        ? sql`coalesce(t.due_at, 'infinity'::timestamptz), t.id`
        : sql`(coalesce(t.due_at, 'infinity'::timestamptz), t.id)`,
    changed: query === undefined ? sql`t.changed_at desc, t.id desc` : sql`(t.changed_at, t.id) desc`,
  }[filter.order];
  return rows(
    tx,
    sql`select ${columns} from support.ticket t
        where t.team = any(${filter.teams}::text[]) ${states} ${open} ${further} ${words}
          and (${filter.type ?? null}::text is null or t.type = ${filter.type ?? null})
          and (${filter.assigneeId ?? null}::uuid is null or t.assignee_id = ${filter.assigneeId ?? null})
          and (not ${filter.unassigned} or t.assignee_id is null)
          and (${filter.lateAt ?? null}::timestamptz is null
            or (t.due_at < ${filter.lateAt ?? null} and t.state in ('new', 'in-progress')))
        order by ${order} limit ${filter.limit}`,
  );
}

/** How many open requests these teams have. */
export const countQueue = async (
  tx: Tx,
  { teams, accountId, now }: { teams: readonly TicketTeam[]; accountId: AccountId; now: Date },
): Promise<TicketPage["counts"]> =>
  (await firstRow(
    tx,
    sql`select count(*)::integer as open, (count(*) filter (where state = 'new'))::integer as new,
          (count(*) filter (where assignee_id = ${accountId}))::integer as mine,
          (count(*) filter (where assignee_id is null))::integer as unassigned,
          (count(*) filter (where due_at < ${now} and state in ('new', 'in-progress')))::integer as late
        from support.ticket
        where state in ('new', 'waiting', 'in-progress') and merged_into_id is null and team = any(${teams}::text[])`,
  )) ?? { open: 0, new: 0, mine: 0, unassigned: 0, late: 0 };

/** Others that may be the same request: of the same sender, or with the same subject, newest first. */
export const findSimilar = (
  tx: Tx,
  {
    ticket,
    teams,
    since,
    limit,
  }: {
    ticket: { id: string; subject: string; senderAccountId: string | null; senderEmail: string | null };
    teams: readonly TicketTeam[];
    since: Date;
    limit: number;
  },
): Promise<{ id: string; number: string; subject: string; state: TicketState }[]> =>
  rows(
    tx,
    sql`select id, number, subject, state from support.ticket
        where id <> ${ticket.id} and changed_at >= ${since} and merged_into_id is null and state <> 'closed'
          and team = any(${teams}::text[])
          and (sender_account_id = ${ticket.senderAccountId}::uuid
            or (${ticket.senderEmail}::text is not null and lower(sender_email) = lower(${ticket.senderEmail}))
            or lower(subject) = lower(${ticket.subject}))
        order by changed_at desc, id desc limit ${limit}`,
  );
