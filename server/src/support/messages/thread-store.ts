import type { TicketTeam } from "@crossbay/contract";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Reader } from "./reader.ts";

/** Messages that belong together. `team`: of the help desk, where the desk is in it. */
export type KeptThread = {
  id: string;
  subject: string;
  team: TicketTeam | null;
  startedAt: Date;
  changedAt: Date;
  lastPartyId: string;
  ticket: { id: string; number: string; subject: string } | null;
};

export const insertThread = (
  tx: Tx,
  thread: Pick<KeptThread, "id" | "subject" | "lastPartyId"> & {
    ticketId: string | null;
    deskTeam: TicketTeam | null;
    now: Date;
  },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.secure_thread (id, subject, ticket_id, desk_team, started_at, changed_at, last_party_id)
        values (${thread.id}, ${thread.subject}, ${thread.ticketId}, ${thread.deskTeam}, ${thread.now}, ${thread.now},
          ${thread.lastPartyId})`,
  );

/** Something was written; the thread stands first in the lists of all who are in it. */
export const touchThread = (
  tx: Tx,
  { id, partyId, now }: { id: string; partyId: string; now: Date },
): Promise<number> =>
  run(tx, sql`update support.secure_thread set changed_at = ${now}, last_party_id = ${partyId} where id = ${id}`);

// A request that went to another team takes its thread along.
const teamOfThread = sql`case when th.desk_team is not null then coalesce(ti.team, th.desk_team) end`;

const threadColumns = sql`th.id, th.subject, ${teamOfThread} as team, th.started_at as "startedAt",
  th.changed_at as "changedAt", th.last_party_id as "lastPartyId",
  case when ti.id is not null then jsonb_build_object('id', ti.id, 'number', ti.number, 'subject', ti.subject) end as ticket`;

/** Threads that a reader is in: as an account, or as one of the help desk; for everybody else the desk's threads are not looked through. */
function threadsOf({ accountId, participantId, teams }: Reader) {
  const own = sql`select thread_id as id from support.secure_party
    where account_id = ${accountId} and participant_id = ${participantId}`;
  if (teams.length === 0) return own;
  return sql`${own}
    union
    select th.id from support.secure_thread th left join support.ticket ti on ti.id = th.ticket_id
    where th.desk_team is not null and ${teamOfThread} = any(${teams}::text[])`;
}

/** The reader's own parties in a thread `th`: what these wrote is never unread. */
const ownParty = ({ accountId, participantId, teams }: Reader) => sql`
  ((p.account_id = ${accountId} and p.participant_id = ${participantId})
    or (p.kind = 'help' and ${teamOfThread} = any(${teams}::text[])))`;

const hasUnread = (reader: Reader) => sql`exists (
  select from support.secure_message m
  where m.thread_id = th.id and m.recalled_at is null
    and not exists (select from support.secure_party p where p.thread_id = th.id and ${ownParty(reader)}
      and (p.id = m.party_id or exists (select from support.secure_reading r
        where r.thread_id = m.thread_id and r.message_id = m.id and r.party_id = p.id))))`;

export type ListedThread = KeptThread & { unread: boolean };

/** A page of the reader's threads, the newest change first; `ticketId` those about one request. */
export const listThreads = (
  tx: Tx,
  reader: Reader,
  { after, ticketId, limit }: { after?: { changedAt: Date; id: string } | undefined; ticketId?: string; limit: number },
): Promise<ListedThread[]> =>
  rows(
    tx,
    sql`select ${threadColumns}, ${hasUnread(reader)} as unread
        from (${threadsOf(reader)}) mine
        join support.secure_thread th on th.id = mine.id
        left join support.ticket ti on ti.id = th.ticket_id
        where (${ticketId ?? null}::uuid is null or th.ticket_id = ${ticketId ?? null})
          and (${after?.changedAt ?? null}::timestamptz is null
            or (th.changed_at, th.id) < (${after?.changedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by th.changed_at desc, th.id desc limit ${limit}`,
  );

/** How many of the reader's threads hold something unread; counting stops at 100. */
export async function countUnreadThreads(tx: Tx, reader: Reader): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`select count(*)::integer as count from (
          select from (${threadsOf(reader)}) mine
          join support.secure_thread th on th.id = mine.id
          left join support.ticket ti on ti.id = th.ticket_id
          where ${hasUnread(reader)} limit 100) unread`,
  );
  return found?.count ?? 0;
}

/** A thread, when the reader is in it. Whoever else writes in it waits for this transaction. */
export const lockThreadOf = (tx: Tx, reader: Reader, id: string): Promise<KeptThread | undefined> =>
  firstRow(
    tx,
    sql`select ${threadColumns} from support.secure_thread th left join support.ticket ti on ti.id = th.ticket_id
        where th.id = ${id} and th.id in (${threadsOf(reader)}) for update of th`,
  );

/** A thread, for somebody outside whose link was found right. */
export const lockThread = (tx: Tx, id: string): Promise<KeptThread | undefined> =>
  firstRow(
    tx,
    sql`select ${threadColumns} from support.secure_thread th left join support.ticket ti on ti.id = th.ticket_id
        where th.id = ${id} for update of th`,
  );
