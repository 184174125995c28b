import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type Leave = { participantName: string; onLeave: boolean; leaveUntil: string | null };

/** Active affiliations of an account, and which of them are on leave. */
export const listLeaves = (tx: Tx, accountId: AccountId, now: Date): Promise<Leave[]> =>
  rows(
    tx,
    sql`select p.name as "participantName",
          accounts.on_leave(af.leave_from, af.leave_until, p.time_zone, ${now}) as "onLeave",
          af.leave_until::text as "leaveUntil"
        from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
        where af.account_id = ${accountId} and af.state = 'active' order by p.name`,
  );
