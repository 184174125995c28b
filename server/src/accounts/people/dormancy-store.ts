import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type DormantAccount = {
  accountId: AccountId;
  given: string;
  family: string;
  email: string;
  /** Name and e-mail address of the relationship manager of a participant for which the account acts. */
  manager: string | null;
};

/**
 * Active accounts that nobody signed in with since `before`, nor were activated or came back from a leave since then; not those
 * of which every affiliation is on leave. Locked until the transaction ends; at most `limit`.
 */
export const lockDormantAccounts = (
  tx: Tx,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<DormantAccount[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.given, a.family, a.email,
          (select m.given || ' ' || m.family || ' (' || m.email || ')'
            from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
            join accounts.account m on m.id = p.relationship_manager_id
            where af.account_id = a.id and af.state = 'active' order by af.created_at, af.id limit 1) as manager
        from accounts.account a
        where a.state = 'active' and coalesce(a.last_sign_in_at, a.created_at) < ${before}
          and coalesce(a.state_changed_at, a.created_at) < ${before}
          and not exists (select from accounts.session s
            where s.account_id = a.id and s.ended_at is null and s.ends_at > ${now})
          and not exists (
            select from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
            where af.account_id = a.id and af.state = 'active'
              and (af.leave_until + 1)::timestamp at time zone p.time_zone between ${before} and ${now})
          and (not exists (select from accounts.affiliation af where af.account_id = a.id and af.state = 'active')
            or exists (
              select from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
              where af.account_id = a.id and af.state = 'active'
                and not accounts.on_leave(af.leave_from, af.leave_until, p.time_zone, ${now})))
        order by a.id limit ${limit} for update of a skip locked`,
  );
