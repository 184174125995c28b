import type { AccountState } from "@crossbay/contract";
import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Level } from "../roles-rules.ts";
import type { StateReason } from "./state-rules.ts";

/** Somebody as managers of users see one: an account with one of its affiliations. */
export type User = {
  accountId: AccountId;
  affiliationId: AffiliationId;
  username: string;
  given: string;
  family: string;
  email: string;
  mobile: string;
  participant: {
    id: ParticipantId;
    name: string;
    type: string;
    emergencyServices: boolean;
    timeZone: string;
  };
  titleId: string;
  title: string;
  levelsWithBreakTheGlass: Level[];
  levelsWithoutBreakTheGlass: Level[];
  participantTypes: string[];
  pendingTitle: string | null;
  site: string | null;
  state: AccountState;
  stateReason: StateReason | null;
  /** False: it has ended, and the account has no other. */
  affiliated: boolean;
  since: Date;
  lastSignInAt: Date | null;
  /** The last time that somebody signed in who acted for this participant. */
  lastSignInHereAt: Date | null;
  clinicalAlerts: boolean;
  /** YYYY-MM-DD in the participant's time zone; null when there is none now or to come. */
  leaveFrom: string | null;
  leaveUntil: string | null;
  verifiedAt: Date | null;
};

export type UserFilter = {
  participantId?: ParticipantId;
  accountIds?: readonly AccountId[];
  affiliationIds?: readonly AffiliationId[];
  /** Words that all stand in name, username or e-mail address; case and diacritics do not matter. */
  words?: readonly string[];
  /** Those whose last affiliation has ended, too. */
  ended?: boolean;
  limit?: number;
};

/** Users by name; with several conditions those that meet all. */
export const findUsers = (tx: Tx, filter: UserFilter, now: Date): Promise<User[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", af.id as "affiliationId", a.username, a.given, a.family, a.email, a.mobile,
          json_build_object('id', p.id, 'name', p.name, 'type', p.type, 'emergencyServices', p.emergency_services,
            'timeZone', p.time_zone) as participant,
          t.id as "titleId", t.name as title, t.levels_with_break_the_glass as "levelsWithBreakTheGlass",
          t.levels_without_break_the_glass as "levelsWithoutBreakTheGlass", t.participant_types as "participantTypes",
          (select name from accounts.title where id = af.pending_title_id and effective_from <= ${now}
            order by version desc limit 1) as "pendingTitle",
          s.name as site, a.state, a.state_reason as "stateReason", af.state = 'active' as affiliated,
          af.created_at as since, a.last_sign_in_at as "lastSignInAt",
          (select max(created_at) from accounts.session where affiliation_id = af.id) as "lastSignInHereAt",
          af.clinical_alerts as "clinicalAlerts",
          case when leave.over then null else af.leave_from::text end as "leaveFrom",
          case when leave.over then null else af.leave_until::text end as "leaveUntil",
          af.verified_at as "verifiedAt"
        from accounts.affiliation af
        join accounts.account a on a.id = af.account_id
        join accounts.participant p on p.id = af.participant_id
        left join accounts.site s on s.id = af.site_id
        cross join lateral (
          select coalesce(af.leave_until < (${now}::timestamptz at time zone p.time_zone)::date, false) as over) leave
        cross join lateral (select id, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types
          from accounts.title where id = af.title_id and effective_from <= ${now} order by version desc limit 1) t
        where (af.state = 'active' or (${filter.ended ?? false} and a.state = 'deactivated' and not exists (
            select from accounts.affiliation later
            where later.account_id = a.id and (later.state = 'active' or later.ended_at > af.ended_at))))
          and (${filter.participantId ?? null}::uuid is null or af.participant_id = ${filter.participantId ?? null})
          and (${filter.accountIds ?? null}::uuid[] is null or a.id = any(${filter.accountIds ?? null}))
          and (${filter.affiliationIds ?? null}::uuid[] is null or af.id = any(${filter.affiliationIds ?? null}))
          and not exists (select from unnest(${filter.words ?? []}::text[]) as word
            where strpos(a.search_text, accounts.fold_text(word)) = 0)
        order by a.family, a.given, a.username, p.name, t.name
        limit ${filter.limit ?? null}`,
  );
