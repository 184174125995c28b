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

/** Above so many hits, requests are sooner found by reading them in their order than by sorting those that have the words. */
const rareMax = 1_000;

/** Requests of these teams, in the queue's order; those that were merged stand only among closed ones. */
export async function searchTickets(tx: Tx, filter: QueueFilter): Promise<QueueRow[]> {
  const { teams, order, limit } = filter;
  const isRare = filter.query !== undefined && (await isRarelySaid(tx, filter.query));
  const tickets = conditionsOf(filter, isRare);
  // One value, which no index has: for rare words, a walk along the order would read every request.
  if (isRare) {
    const by = {
      due: sql`(coalesce(t.due_at, 'infinity'::timestamptz), t.id)`,
      changed: sql`(t.changed_at, t.id) desc`,
    };
    return rows(
      tx,
      sql`select ${columns} from support.ticket t where t.team = any(${teams}::text[]) ${tickets}
          order by ${by[order]} limit ${limit}`,
    );
  }
  if (order === "due") {
    return rows(
      tx,
      sql`select ${columns} from support.ticket t where t.team = any(${teams}::text[]) ${tickets}
          order by coalesce(t.due_at, 'infinity'::timestamptz), t.id limit ${limit}`,
    );
  }
  // Each team's latest by its index, whatever is known of how many each has; then the latest of all.
  return rows(
    tx,
    sql`select ${columns} from unnest(${teams}::text[]) as mine (team)
        cross join lateral (select * from support.ticket t where t.team = mine.team ${tickets}
          order by t.changed_at desc, t.id desc limit ${limit}) t
        order by t.changed_at desc, t.id desc limit ${limit}`,
  );
}

const isRarelySaid = async (tx: Tx, query: string): Promise<boolean> =>
  (await firstRow<{ hits: number }>(
    tx,
    sql`select count(*)::integer as hits from (select from support.ticket where words @@ to_tsquery('simple', ${query})
          limit ${rareMax + 1}) as hit`,
  ))!.hits <= rareMax;

function conditionsOf(filter: QueueFilter, isRare: boolean) {
  const { after, query, order, type, assigneeId, unassigned, lateAt } = filter;
  const afterAt = after?.at ?? null;
  const further =
    after === undefined
      ? sql``
      : order === "due"
        ? sql`and (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > (coalesce(${afterAt}::timestamptz, 'infinity'), ${after.id}::uuid)`
        : sql`and (t.changed_at, t.id) < (coalesce(${afterAt}::timestamptz, 'infinity'), ${after.id}::uuid)`;
  // Of a case the planner expects that half fit, however seldom it takes several words to come together.
  const words =
    query === undefined
      ? sql``
      : isRare
        ? sql`and t.words @@ to_tsquery('simple', ${query})`
        : sql`and case when t.words @@ to_tsquery('simple', ${query}) then true else false end`;
  const states = filter.states === "all" ? sql`` : sql`and t.state = any(${filter.states}::text[])`;
  // Said as a constant, so that the index of open requests fits.
  const open =
    order === "due" ? sql`and t.state in ('new', 'waiting', 'in-progress') and t.merged_into_id is null` : sql``;
  return sql`${states} ${open} ${further} ${words}
    and (${type ?? null}::text is null or t.type = ${type ?? null})
    and (${assigneeId ?? null}::uuid is null or t.assignee_id = ${assigneeId ?? null})
    and (not ${unassigned} or t.assignee_id is null)
    and (${lateAt ?? null}::timestamptz is null or (t.due_at < ${lateAt ?? null} and t.state in ('new', 'in-progress')))`;
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
