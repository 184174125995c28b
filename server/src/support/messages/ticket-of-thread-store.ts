import type { TicketState, TicketTeam } from "@crossbay/contract";
import { newId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** The request about which is written securely. */
export type TicketOfThread = {
  id: string;
  number: string;
  team: TicketTeam;
  state: TicketState;
  senderAccountId: string | null;
  senderParticipantId: string | null;
};

/** A request; whoever else changes it waits for this transaction. */
export const lockTicketOfThread = (tx: Tx, id: string): Promise<TicketOfThread | undefined> =>
  firstRow(
    tx,
    sql`select id, number, team, state, sender_account_id as "senderAccountId",
          sender_participant_id as "senderParticipantId"
        from support.ticket where id = ${id} for update`,
  );

/** Notes on a request that somebody wrote securely about it, and whose turn it is now; of what was written, nothing. */
export async function noteOnTicket(
  tx: Tx,
  note: { ticketId: string; by: "staff" | "sender"; accountId: string | null; name: string; words: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into support.ticket_event (ticket_id, id, at, account_id, by_name, words)
        values (${note.ticketId}, ${newId(note.now)}, ${note.now}, ${note.accountId}, ${note.name}, ${note.words})`,
  );
  await run(
    tx,
    sql`update support.ticket set
          changed_at = ${note.now}, last_from = ${note.by},
          first_answer_at = case when ${note.by} = 'staff' then coalesce(first_answer_at, ${note.now}) else first_answer_at end,
          state = case when ${note.by} = 'staff' and state in ('new', 'in-progress') then 'waiting'
            when ${note.by} = 'sender' and state in ('waiting', 'solved') then 'in-progress' else state end,
          solved_at = case when ${note.by} = 'sender' and state = 'solved' then null else solved_at end
        where id = ${note.ticketId} and state <> 'closed'`,
  );
}
