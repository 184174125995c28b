import type { ParticipantEdit, StaffMember } from "@crossbay/contract";
import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import { foldName } from "./name-rules.ts";

/** Somebody of the exchange's staff: the whole name for sentences, its parts for lists. */
export type NamedStaff = StaffMember & { given: string; family: string };

/** A participant with everything that stands in the directory. */
export type DirectoryEntry = Omit<ParticipantEdit, "sites"> & {
  id: ParticipantId;
  relationshipManager: NamedStaff | null;
  userCount: number;
  endedAt: Date | null;
  sites: { id: string; name: string; closedAt?: Date }[];
};

/** Makes everybody who changes participants wait for this transaction, so that names stay unique. */
export const lockParticipants = async (tx: Tx): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended('accounts.participant', 0))`);
};

type DirectoryRow = Omit<DirectoryEntry, "sites" | "agreementSignedOn" | "relationshipManagerId"> & {
  agreementSignedOn: string | null;
  relationshipManagerId: AccountId | null;
  sites: { id: string; name: string; closedAt: string | null }[];
};

/** The whole directory by name, or one participant of it. */
export async function listDirectory(
  tx: Tx,
  of: { participantId?: ParticipantId | string } = {},
): Promise<DirectoryEntry[]> {
  const found = await rows<DirectoryRow>(
    tx,
    sql`select p.id, p.name, p.type, p.emergency_services as "emergencyServices", p.part2_program as "part2Program",
          p.mental_health_licensed as "mentalHealthLicensed", p.minor_consent_services as "minorConsentServices",
          p.time_zone as "timeZone",
          p.vouches_for_second_factor as "vouchesForSecondFactor", p.agreement_signed_on::text as "agreementSignedOn",
          p.relationship_manager_id as "relationshipManagerId", p.ended_at as "endedAt",
          case when m.id is not null then
            jsonb_build_object('accountId', m.id, 'name', m.given || ' ' || m.family, 'given', m.given,
              'family', m.family, 'email', m.email)
          end as "relationshipManager",
          (select count(*)::integer from accounts.affiliation af
            where af.participant_id = p.id and af.state = 'active') as "userCount",
          (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'closedAt', s.closed_at)
              order by s.name), '[]')
            from accounts.site s where s.participant_id = p.id) as sites
        from accounts.participant p
        left join accounts.account m on m.id = p.relationship_manager_id
        where ${of.participantId ?? null}::uuid is null or p.id = ${of.participantId ?? null}::uuid
        order by p.name, p.id`,
  );
  return found.map(({ agreementSignedOn, relationshipManagerId, sites, ...entry }) => ({
    ...entry,
    ...(agreementSignedOn ? { agreementSignedOn } : {}),
    ...(relationshipManagerId ? { relationshipManagerId } : {}),
    sites: sites.map(({ closedAt, ...site }) => ({ ...site, ...(closedAt ? { closedAt: new Date(closedAt) } : {}) })),
  }));
}

export type ParticipantRow = Omit<ParticipantEdit, "sites"> & { id: ParticipantId; searchText: string };

/** Adds those that are new and changes the others, in one statement. */
export async function writeParticipants(tx: Tx, participants: readonly ParticipantRow[], now: Date): Promise<void> {
  if (participants.length === 0) return;
  const values = participants.map((participant) => ({ ...participant, nameFolded: foldName(participant.name) }));
  await run(
    tx,
    sql`insert into accounts.participant (id, name, name_folded, search_text, type, emergency_services, part2_program,
          mental_health_licensed, minor_consent_services, time_zone, vouches_for_second_factor, agreement_signed_on,
          relationship_manager_id, created_at)
        select id, name, "nameFolded", "searchText", type, "emergencyServices", "part2Program", "mentalHealthLicensed",
          "minorConsentServices", "timeZone", "vouchesForSecondFactor", "agreementSignedOn", "relationshipManagerId", ${now}
        from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as participants (id uuid, name text,
          "nameFolded" text, "searchText" text, type text, "emergencyServices" boolean, "part2Program" boolean,
          "mentalHealthLicensed" boolean, "minorConsentServices" boolean, "timeZone" text, "vouchesForSecondFactor" boolean, "agreementSignedOn" date,
          "relationshipManagerId" uuid)
        on conflict (id) do update set name = excluded.name, name_folded = excluded.name_folded,
          search_text = excluded.search_text, type = excluded.type, emergency_services = excluded.emergency_services,
          part2_program = excluded.part2_program, mental_health_licensed = excluded.mental_health_licensed,
          minor_consent_services = excluded.minor_consent_services,
          time_zone = excluded.time_zone, vouches_for_second_factor = excluded.vouches_for_second_factor,
          agreement_signed_on = excluded.agreement_signed_on,
          relationship_manager_id = excluded.relationship_manager_id`,
  );
}

export type SiteRow = { id: string; participantId: ParticipantId; name: string | null; closed: boolean };

/** Adds sites that are new; renames, closes or opens the others. A row without a name keeps the name. */
export async function writeSites(tx: Tx, sites: readonly SiteRow[], now: Date): Promise<void> {
  if (sites.length === 0) return;
  const values = JSON.stringify(sites);
  await run(
    tx,
    sql`update accounts.site s
        set name = coalesce(changed.name, s.name), closed_at = case when changed.closed then ${now}::timestamptz end
        from jsonb_to_recordset(${values}::jsonb) as changed (id uuid, name text, closed boolean)
        where s.id = changed.id`,
  );
  await run(
    tx,
    sql`insert into accounts.site (id, participant_id, name, created_at)
        select id, "participantId", name, ${now}
        from jsonb_to_recordset(${values}::jsonb) as added (id uuid, "participantId" uuid, name text)
        where name is not null and not exists (select from accounts.site s where s.id = added.id)`,
  );
}

/** False when its agreement had ended before. */
export const endAgreement = async (tx: Tx, participantId: ParticipantId, now: Date): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.participant set ended_at = ${now} where id = ${participantId} and ended_at is null`,
  )) === 1;

/** Who can be a participant's relationship manager: active accounts with that title at the exchange, by name. */
export const listRelationshipManagers = (tx: Tx): Promise<(NamedStaff & { username: string })[]> =>
  rows(
    tx,
    sql`select distinct a.id as "accountId", a.given || ' ' || a.family as name, a.given, a.family, a.email, a.username
        from accounts.affiliation af
        join accounts.account a on a.id = af.account_id and a.state = 'active'
        join accounts.participant p on p.id = af.participant_id and p.type = 'exchange'
        where af.state = 'active' and af.title_id = 'relationship-manager'
        order by a.family, a.given, "accountId"`,
  );

/** Active affiliations at a participant by title. */
export const countTitles = (tx: Tx, participantId: ParticipantId): Promise<{ titleId: string; people: number }[]> =>
  rows(
    tx,
    sql`select title_id as "titleId", count(*)::integer as people from accounts.affiliation
        where participant_id = ${participantId} and state = 'active' group by title_id order by title_id`,
  );

/** Somebody who manages the users of a participant. */
export type UserManager = {
  accountId: AccountId;
  given: string;
  family: string;
  email: string;
  state: string;
  lastSignInAt: Date | null;
};

/** User managers of a participant whose affiliation is active, by name. */
export const listUserManagers = (tx: Tx, participantId: ParticipantId): Promise<UserManager[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.given, a.family, a.email, a.state,
          a.last_sign_in_at as "lastSignInAt"
        from accounts.affiliation af join accounts.account a on a.id = af.account_id
        where af.participant_id = ${participantId} and af.state = 'active' and af.title_id = 'user-manager'
        order by a.family, a.given, a.id`,
  );

/** Active affiliations at a participant. */
export async function listAffiliationIds(tx: Tx, participantId: ParticipantId): Promise<AffiliationId[]> {
  const found = await rows<{ id: AffiliationId }>(
    tx,
    sql`select id from accounts.affiliation where participant_id = ${participantId} and state = 'active' order by id`,
  );
  return found.map(({ id }) => id);
}

/** Where people of a participant are reached who can sign in now. */
export type ActiveUser = { accountId: AccountId; name: string; email: string };

/** Active accounts with an active affiliation at a participant, by name. */
export const listActiveUsers = (tx: Tx, participantId: ParticipantId): Promise<ActiveUser[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.given || ' ' || a.family as name, a.email
        from accounts.account a
        where a.state = 'active' and exists (select from accounts.affiliation af
          where af.account_id = a.id and af.participant_id = ${participantId} and af.state = 'active')
        order by a.family, a.given, a.id`,
  );
