import type { AccountId, AffiliationId } from "../../platform/ids.ts";
import { firstRow, rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Level } from "../roles-rules.ts";

export type OwnFacts = {
  username: string;
  given: string;
  family: string;
  email: string;
  mobile: string;
  mobileProvedAt: Date | null;
};

export const findOwnFacts = (tx: Tx, accountId: AccountId): Promise<OwnFacts | undefined> =>
  firstRow(
    tx,
    sql`select username, given, family, email, mobile, mobile_proved_at as "mobileProvedAt"
        from accounts.account where id = ${accountId}`,
  );

export type OwnAffiliation = {
  id: AffiliationId;
  participantName: string;
  participantType: string;
  emergencyServices: boolean;
  title: string;
  levelsWithBreakTheGlass: Level[];
  levelsWithoutBreakTheGlass: Level[];
  participantTypes: string[];
  site: string | null;
  since: Date;
  clinicalAlerts: boolean;
  leaveFrom: string | null;
  leaveUntil: string | null;
  /** Names of the participant's user managers. */
  userManagers: string[];
};

/** The active ones, also while on leave, with whom to ask at each. */
export const listOwnAffiliations = (tx: Tx, accountId: AccountId, now: Date): Promise<OwnAffiliation[]> =>
  rows(
    tx,
    sql`select af.id, p.name as "participantName", p.type as "participantType",
          p.emergency_services as "emergencyServices", t.name as title,
          t.levels_with_break_the_glass as "levelsWithBreakTheGlass",
          t.levels_without_break_the_glass as "levelsWithoutBreakTheGlass", t.participant_types as "participantTypes",
          s.name as site, af.created_at as since, af.clinical_alerts as "clinicalAlerts",
          case when leave.over then null else af.leave_from::text end as "leaveFrom",
          case when leave.over then null else af.leave_until::text end as "leaveUntil",
          array(select distinct m.given || ' ' || m.family
            from accounts.affiliation mf join accounts.account m on m.id = mf.account_id and m.state = 'active'
            where mf.participant_id = p.id and mf.title_id = 'user-manager' and mf.state = 'active' order by 1)
            as "userManagers"
        from accounts.affiliation af
        join accounts.participant p on p.id = af.participant_id
        left join accounts.site s on s.id = af.site_id
        cross join lateral (
          select coalesce(af.leave_until < (${now}::timestamptz at time zone p.time_zone)::date, false) as over) leave
        cross join lateral (select name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types
          from accounts.title where id = af.title_id and effective_from <= ${now} order by version desc limit 1) t
        where af.account_id = ${accountId} and af.state = 'active' order by p.name, t.name, af.id`,
  );

export type OwnMethods = {
  app: { addedAt: Date; lastUsedAt: Date | null } | undefined;
  passkeys: { id: string; name: string; addedAt: Date; lastUsedAt: Date | null }[];
};

export async function findOwnMethods(tx: Tx, accountId: AccountId): Promise<OwnMethods> {
  const app = await firstRow<NonNullable<OwnMethods["app"]>>(
    tx,
    sql`select added_at as "addedAt", last_used_at as "lastUsedAt" from accounts.authenticator_app
        where account_id = ${accountId} and added_at is not null`,
  );
  const passkeys = await rows<OwnMethods["passkeys"][number]>(
    tx,
    sql`select id, name, added_at as "addedAt", last_used_at as "lastUsedAt" from accounts.passkey
        where account_id = ${accountId} order by added_at, id`,
  );
  return { app, passkeys };
}
