import type { ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ActiveUser } from "./directory-store.ts";

/**
 * Who answers for privacy at a participant now: its privacy officers who can sign in and are not on leave, by name; where it
 * has none, the exchange's privacy auditors.
 */
export async function findPrivacyOfficers(tx: Tx, participantId: ParticipantId, now: Date): Promise<ActiveUser[]> {
  const found = await rows<ActiveUser & { own: boolean }>(
    tx,
    sql`select a.id as "accountId", a.given || ' ' || a.family as name, a.email,
          bool_or(p.id = ${participantId}) as own
        from accounts.affiliation af
        join accounts.account a on a.id = af.account_id and a.state = 'active'
        join accounts.participant p on p.id = af.participant_id
        cross join lateral (
          select levels_with_break_the_glass, levels_without_break_the_glass, participant_types from accounts.title
          where id = af.title_id and effective_from <= ${now} order by version desc limit 1) t
        where af.state = 'active' and (p.id = ${participantId} or p.type = 'exchange')
          and p.type = any(t.participant_types)
          and (case when p.id = ${participantId} and p.type <> 'exchange' then 'audit' else 'account-audit' end)
            = any(case when p.emergency_services then t.levels_with_break_the_glass
                       else t.levels_without_break_the_glass end)
          and not accounts.on_leave(af.leave_from, af.leave_until, p.time_zone, ${now})
        group by a.id
        order by a.family, a.given, a.id`,
  );
  const own = found.filter((officer) => officer.own);
  return (own.length > 0 ? own : found).map(({ accountId, name, email }) => ({ accountId, name, email }));
}
