import type { AccountState } from "@crossbay/contract";
import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { StateReason } from "./state-rules.ts";

/** An account that an e-mail address belongs to, and for whom it acts. */
export type KnownAccount = {
  accountId: AccountId;
  username: string;
  emailFolded: string;
  state: AccountState;
  stateReason: StateReason | null;
  actsFor: { participantId: ParticipantId; titleId: string }[];
};

/** Accounts of these addresses, locked until the transaction ends. */
export const lockKnownAccounts = (tx: Tx, emailsFolded: readonly string[]): Promise<KnownAccount[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.username, a.email_folded as "emailFolded", a.state, a.state_reason as "stateReason",
          coalesce((select json_agg(json_build_object('participantId', af.participant_id, 'titleId', af.title_id))
            from accounts.affiliation af where af.account_id = a.id and af.state = 'active'), '[]') as "actsFor"
        from accounts.account a where a.email_folded = any(${emailsFolded}::text[])
        order by a.id for update of a`,
  );

/** Usernames that are one of these, or one of these and a number; folded. */
export async function findNumberedUsernames(tx: Tx, bases: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ username: string }>(
    tx,
    sql`select lower(username) as username from accounts.account
        where regexp_replace(lower(username), '[0-9]+$', '') = any(${bases}::text[])`,
  );
  return new Set(found.map(({ username }) => username));
}

/** Open sites by id. */
export const findOpenSites = (
  tx: Tx,
  siteIds: readonly string[],
): Promise<{ id: string; participantId: ParticipantId }[]> =>
  rows(
    tx,
    sql`select id, participant_id as "participantId" from accounts.site
        where id = any(${siteIds}::uuid[]) and closed_at is null`,
  );

export type NewAccount = {
  id: AccountId;
  username: string;
  given: string;
  family: string;
  email: string;
  emailFolded: string;
  mobile: string;
  state: AccountState;
  passwordHash?: string;
  trainingWaivedReason?: string;
};

export async function insertAccounts(tx: Tx, accounts: readonly NewAccount[], now: Date): Promise<void> {
  if (accounts.length === 0) return;
  await run(
    tx,
    sql`insert into accounts.account (id, username, given, family, email, email_folded, mobile, state, password_hash,
          password_changed_at, training_waived_reason, created_at, changed_at, state_changed_at)
        select id, username, given, family, email, "emailFolded", mobile, state, "passwordHash",
          case when "passwordHash" is not null then ${now}::timestamptz end, "trainingWaivedReason",
          ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as newcomers (id uuid, username text, given text,
          family text, email text, "emailFolded" text, mobile text, state text, "passwordHash" text,
          "trainingWaivedReason" text)`,
  );
}

export type NewAffiliation = {
  id: AffiliationId;
  accountId: AccountId;
  participantId: ParticipantId;
  titleId: string;
  siteId?: string;
  npi?: string;
  licenceNumber?: string;
};

export async function insertAffiliations(tx: Tx, affiliations: readonly NewAffiliation[], now: Date): Promise<void> {
  if (affiliations.length === 0) return;
  await run(
    tx,
    sql`insert into accounts.affiliation (id, account_id, participant_id, title_id, state, site_id, npi, licence_number,
          created_at)
        select id, "accountId", "participantId", "titleId", 'active', "siteId", npi, "licenceNumber", ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(affiliations)}::jsonb) as newcomers (id uuid, "accountId" uuid,
          "participantId" uuid, "titleId" text, "siteId" uuid, npi text, "licenceNumber" text)`,
  );
}

/**
 * Accounts that were closed come in as new ones do: in training, with the mobile number that was given now, and no password
 * until there are new credentials.
 */
export async function reopenAccounts(
  tx: Tx,
  accounts: readonly { accountId: AccountId; mobile: string }[],
  now: Date,
): Promise<void> {
  if (accounts.length === 0) return;
  await run(
    tx,
    sql`update accounts.account a set state = 'in-training', state_reason = null, state_changed_at = ${now},
          mobile = b.mobile, mobile_proved_at = null, password_hash = null, training_waived_reason = null,
          changed_at = ${now}
        from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as b ("accountId" uuid, mobile text)
        where a.id = b."accountId" and a.state = 'deactivated'`,
  );
}
