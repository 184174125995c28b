import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Level, LevelExtent } from "../roles-rules.ts";
import type { AccountState } from "../sign-in/sign-in-store.ts";
import type { StateReason } from "./state-rules.ts";

/** Makes everybody who adds accounts wait for this transaction, so that names and addresses stay unique. */
export const lockAccounts = async (tx: Tx): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended('accounts.account', 0))`);
};

export const isEmailTaken = async (tx: Tx, emailFolded: string): Promise<boolean> =>
  (await firstRow(tx, sql`select from accounts.account where email_folded = ${emailFolded}`)) !== undefined;

export type TitleRow = {
  id: string;
  name: string;
  levelsWithBreakTheGlass: Level[];
  levelsWithoutBreakTheGlass: Level[];
  participantTypes: string[];
  sensitiveData: boolean;
  writtenConsentOnly: boolean;
};

/** Titles in their newest version. */
export const listTitles = (tx: Tx, now: Date): Promise<TitleRow[]> =>
  rows(
    tx,
    sql`select distinct on (id) id, name, levels_with_break_the_glass as "levelsWithBreakTheGlass",
          levels_without_break_the_glass as "levelsWithoutBreakTheGlass", participant_types as "participantTypes",
          sensitive_data as "sensitiveData", written_consent_only as "writtenConsentOnly"
        from accounts.title where effective_from <= ${now} order by id, version desc`,
  );

/** What each level sees, in the newest version of each row. */
export const listLevelExtents = (tx: Tx): Promise<LevelExtent[]> =>
  rows(
    tx,
    sql`select distinct on (level, data_class) level, data_class as "dataClass", extent
        from accounts.level_data_class order by level, data_class, version desc`,
  );

/** A line of `user list`. */
export type AccountLine = {
  username: string;
  name: string;
  email: string;
  state: AccountState;
  stateReason: StateReason | null;
  lastSignInAt: Date | null;
  /** Title and participant of each affiliation. */
  affiliations: string[];
};

/** All accounts by username. */
export const listAccounts = (tx: Tx, now: Date): Promise<AccountLine[]> =>
  rows(
    tx,
    sql`select a.username, a.given || ' ' || a.family as name, a.email, a.state,
          a.state_reason as "stateReason", a.last_sign_in_at as "lastSignInAt",
          array(select coalesce(t.name, af.title_id) || ', ' || p.name
            from accounts.affiliation af
            join accounts.participant p on p.id = af.participant_id
            left join lateral (select name from accounts.title t
              where t.id = af.title_id and t.effective_from <= ${now} order by t.version desc limit 1) t on true
            where af.account_id = a.id and af.state = 'active' order by p.name) as affiliations
        from accounts.account a order by a.username`,
  );

/** Where an interface engineer of a participant is reached. */
export type EngineerAddress = { participantId: ParticipantId; email: string };

/**
 * Mail addresses of the interface engineers of these participants: active accounts with an affiliation whose title has that
 * level there, as titles are `now`.
 */
export const listInterfaceEngineers = (
  tx: Tx,
  participantIds: readonly ParticipantId[],
  now: Date,
): Promise<EngineerAddress[]> =>
  rows(
    tx,
    sql`select distinct p.id as "participantId", a.email
        from accounts.affiliation af
        join accounts.account a on a.id = af.account_id and a.state = 'active'
        join accounts.participant p on p.id = af.participant_id
        cross join lateral (select levels_with_break_the_glass, levels_without_break_the_glass, participant_types
          from accounts.title where id = af.title_id and effective_from <= ${now} order by version desc limit 1) t
        where af.state = 'active' and af.participant_id = any(${participantIds}::uuid[])
          and p.type = any(t.participant_types)
          and 'interface' = any(case when p.emergency_services then t.levels_with_break_the_glass
            else t.levels_without_break_the_glass end)
        order by p.id, a.email`,
  );

export type PasswordFacts = {
  passwordHash: string | null;
  /** Of one that stood where others could read it. */
  exposedPasswordHash: string | null;
  given: string;
  family: string;
  username: string;
  email: string;
  /** Names of the participants for which the account acts. */
  participants: string[];
};

/** What a password of this account is checked against. */
export const findPasswordFacts = (tx: Tx, accountId: AccountId): Promise<PasswordFacts | undefined> =>
  firstRow(
    tx,
    sql`select a.password_hash as "passwordHash", a.exposed_password_hash as "exposedPasswordHash", a.given, a.family, a.username, a.email,
          array(select p.name from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
                where af.account_id = a.id and af.state = 'active') as participants
        from accounts.account a where a.id = ${accountId}`,
  );

export const setPasswordHash = (tx: Tx, accountId: AccountId, hash: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.account set password_hash = ${hash}, password_changed_at = ${now}, changed_at = ${now}
        where id = ${accountId}`,
  );
