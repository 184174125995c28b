import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type DueVerification = {
  participantId: ParticipantId;
  participantName: string;
  /** YYYY-MM-DD in the participant's time zone. */
  dueOn: string;
  users: number;
  managers: { accountId: AccountId; email: string; name: string }[];
};

/**
 * Notes for every participant whose list of users is due within `noticeDays` that its active user managers are written to, and
 * gives those; each list once, and none again within `quietDays` though single users fall due at other times. The exchange has
 * no user managers, and a participant without any is passed over until it has one.
 */
export const takeDueVerifications = (
  tx: Tx,
  days: { everyDays: number; noticeDays: number; quietDays: number; now: Date },
): Promise<DueVerification[]> =>
  rows(
    tx,
    sql`with lists as (
          select p.id, p.name, count(*)::integer as users,
            (min(coalesce(af.verified_at, af.created_at)) at time zone p.time_zone)::date + ${days.everyDays}::integer as due_on,
            (${days.now}::timestamptz at time zone p.time_zone)::date as today
          from accounts.participant p
          join accounts.affiliation af on af.participant_id = p.id and af.state = 'active'
          where p.ended_at is null and p.type <> 'exchange'
          group by p.id
        ), due as (
          select l.*, m.managers from lists l
          cross join lateral (
            select json_agg(json_build_object('accountId', a.id, 'email', a.email, 'name', a.given || ' ' || a.family)
              order by a.id) as managers
            from accounts.affiliation af join accounts.account a on a.id = af.account_id and a.state = 'active'
            where af.participant_id = l.id and af.state = 'active' and af.title_id = 'user-manager') m
          where l.due_on <= l.today + ${days.noticeDays}::integer and m.managers is not null
            and not exists (select from accounts.verification_reminder r where r.participant_id = l.id
              and r.sent_at > ${days.now}::timestamptz - make_interval(days => ${days.quietDays}::integer))
        ), noted as (
          insert into accounts.verification_reminder (participant_id, due_on, sent_at)
          select id, due_on, ${days.now} from due on conflict do nothing returning participant_id
        )
        select d.id as "participantId", d.name as "participantName", d.due_on::text as "dueOn", d.users, d.managers
        from due d join noted n on n.participant_id = d.id order by d.name`,
  );
