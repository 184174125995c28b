import type { AccountState, Purpose, SecondFactor } from "@crossbay/contract";
import type { AccountId, AffiliationId, ParticipantId, PatientId, SessionId } from "../../platform/ids.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Level, LevelExtent } from "../roles-rules.ts";

/** One of the participants for which an account acts now, with its title as it is; one on leave is not among them. */
export type AffiliationFacts = {
  id: AffiliationId;
  participant: {
    id: ParticipantId;
    name: string;
    type: string;
    emergencyServices: boolean;
    part2Program: boolean;
    minorConsentServices: boolean;
    timeZone: string;
  };
  title: {
    id: string;
    name: string;
    levelsWithBreakTheGlass: Level[];
    levelsWithoutBreakTheGlass: Level[];
    participantTypes: string[];
    sensitiveData: boolean;
    writtenConsentOnly: boolean;
  };
};

/** A session that has not ended, of an account that is active. */
export type SessionFacts = {
  id: SessionId;
  kind: "full" | "set-password";
  csrfToken: string;
  purpose: Purpose | null;
  lastActiveAt: Date;
  endsAt: Date;
  accountId: AccountId;
  accountState: AccountState;
  username: string;
  given: string;
  family: string;
  affiliationId: AffiliationId | null;
  /** An EHR opened the session for this patient. */
  onlyPatientId: PatientId | null;
  affiliations: AffiliationFacts[];
  /** The account has one at least. */
  hasPasskey: boolean;
  /** The table of levels, newest version of each row. */
  levelExtents: LevelExtent[];
};

/**
 * The session of a token with all that an actor is made of, in one statement; with `extend` it counts as used now,
 * unless it is locked. `lastActiveAt` is the time before that.
 */
export const findSession = (
  tx: Tx,
  tokenHash: Buffer,
  { now, lockedBefore, extend }: { now: Date; lockedBefore: Date; extend: boolean },
): Promise<SessionFacts | undefined> =>
  firstRow(
    tx,
    sql`with found as (
          select s.id, s.kind, s.csrf_token, s.purpose, s.last_active_at, s.ends_at, s.account_id, s.affiliation_id,
            s.only_participant_id, s.only_patient_id,
            a.state as account_state, a.username, a.given, a.family
          from accounts.session s join accounts.account a on a.id = s.account_id
          where s.token_hash = ${tokenHash} and s.ended_at is null and s.ends_at > ${now} and a.state = 'active'
        ), extended as (
          -- A second is fine enough, and spares a write when a page asks for several things at once.
          update accounts.session s set last_active_at = ${now} from found
          where s.id = found.id and ${extend}::boolean and s.last_active_at > ${lockedBefore}
            and s.last_active_at <= ${now}::timestamptz - interval '1 second'
        ), used as (
          -- Once in five minutes it is kept that the session was used: an account in two places at once is seen by it.
          insert into accounts.session_use (session_id, at)
          select id, date_bin('5 minutes', ${now}::timestamptz, 'epoch') from found
          where ${extend}::boolean and kind = 'full' and last_active_at > ${lockedBefore}
            and date_bin('5 minutes', last_active_at, 'epoch') < date_bin('5 minutes', ${now}::timestamptz, 'epoch')
          on conflict do nothing
        )
        select f.id, f.kind, f.csrf_token as "csrfToken", f.purpose, f.last_active_at as "lastActiveAt",
          f.ends_at as "endsAt", f.account_id as "accountId",
          f.account_state as "accountState", f.username, f.given, f.family,
          f.affiliation_id as "affiliationId", f.only_patient_id as "onlyPatientId",
          exists (select from accounts.passkey k where k.account_id = f.account_id) as "hasPasskey",
          coalesce((select json_agg(json_build_object(
              'id', af.id,
              'participant', json_build_object('id', p.id, 'name', p.name, 'type', p.type,
                'emergencyServices', p.emergency_services, 'part2Program', p.part2_program,
                'minorConsentServices', p.minor_consent_services, 'timeZone', p.time_zone),
              'title', json_build_object('id', t.id, 'name', t.name,
                'levelsWithBreakTheGlass', case when af.awaits_break_the_glass
                  then array_replace(t.levels_with_break_the_glass, 'practitioner-btg', 'practitioner')
                  else t.levels_with_break_the_glass end,
                'levelsWithoutBreakTheGlass', t.levels_without_break_the_glass,
                'participantTypes', t.participant_types, 'sensitiveData', t.sensitive_data,
                'writtenConsentOnly', t.written_consent_only)) order by p.name, t.name)
            from accounts.affiliation af
            join accounts.participant p on p.id = af.participant_id
            cross join lateral (
              select * from accounts.title t where t.id = af.title_id and t.effective_from <= ${now}
              order by t.version desc limit 1) t
            where af.account_id = f.account_id and af.state = 'active'
              and (f.only_participant_id is null or af.participant_id = f.only_participant_id)
              and not accounts.on_leave(af.leave_from, af.leave_until, p.time_zone, ${now})), '[]') as affiliations,
          coalesce((select json_agg(json_build_object('level', c.level, 'dataClass', c.data_class, 'extent', c.extent))
            from (select distinct on (level, data_class) level, data_class, extent
                  from accounts.level_data_class order by level, data_class, version desc) c), '[]') as "levelExtents"
        from found f`,
  );

/** How a session was proved besides the password; single sign-on proves both. */
export type ProvedBy = SecondFactor | "single-sign-on";

export type NewSession = {
  tokenHash: Buffer;
  kind: "full" | "set-password";
  accountId: AccountId;
  csrfToken: string;
  secondFactor: ProvedBy;
  /** In words. */
  browser: string;
  deviceHash: Buffer;
  networkHash: Buffer;
  now: Date;
  endsAt: Date;
};

/** A new session; somebody with one affiliation acts for it from the start. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await run(
    tx,
    sql`insert into accounts.session (id, token_hash, kind, account_id, affiliation_id, csrf_token, second_factor,
          browser, device_hash, network_hash, created_at, last_active_at, ends_at)
        select ${newId(session.now)}::uuid, ${session.tokenHash}, ${session.kind}, ${session.accountId}::uuid,
          (select case when count(*) = 1 then min(af.id::text)::uuid end
           from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
           where af.account_id = ${session.accountId} and af.state = 'active'
             and not accounts.on_leave(af.leave_from, af.leave_until, p.time_zone, ${session.now})),
          ${session.csrfToken}, ${session.secondFactor}, ${session.browser}, ${session.deviceHash}::bytea,
          ${session.networkHash}::bytea, ${session.now}, ${session.now}, ${session.endsAt}`,
  );
}

/** Counts as used now, locked or not. */
export const resumeSession = (tx: Tx, id: SessionId, now: Date): Promise<number> =>
  run(tx, sql`update accounts.session set last_active_at = ${now} where id = ${id} and ended_at is null`);

/** As if nobody had used it since `lockedBefore`: it is locked from then on. */
export const lockIdleSince = (tx: Tx, id: SessionId, lockedBefore: Date): Promise<number> =>
  run(tx, sql`update accounts.session set last_active_at = least(last_active_at, ${lockedBefore}) where id = ${id}`);

export const endSession = (tx: Tx, id: SessionId, now: Date): Promise<number> =>
  run(tx, sql`update accounts.session set ended_at = ${now} where id = ${id} and ended_at is null`);

export const endSessionOfToken = (tx: Tx, tokenHash: Buffer, now: Date): Promise<number> =>
  run(tx, sql`update accounts.session set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null`);

export const endSessionsOf = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(tx, sql`update accounts.session set ended_at = ${now} where account_id = ${accountId} and ended_at is null`);

/** The purpose was stated for the participant before, so it is asked again. */
export const setActingFor = (tx: Tx, id: SessionId, affiliationId: AffiliationId): Promise<number> =>
  run(
    tx,
    sql`update accounts.session set affiliation_id = ${affiliationId},
          purpose = case when affiliation_id = ${affiliationId} then purpose end
        where id = ${id}`,
  );

export const setPurpose = (tx: Tx, id: SessionId, purpose: Purpose): Promise<number> =>
  run(tx, sql`update accounts.session set purpose = ${purpose} where id = ${id}`);
