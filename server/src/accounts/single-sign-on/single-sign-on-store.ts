import type { AccountId, AffiliationId, ParticipantId, PatientId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type Visit = {
  id: string;
  providerId: string;
  browserHash: Buffer;
  codeVerifier: string;
  nonce: string;
};

export async function insertVisit(tx: Tx, visit: Visit, now: Date, expiresAt: Date): Promise<void> {
  await run(tx, sql`delete from accounts.single_sign_on where expires_at < ${now}`);
  await run(
    tx,
    sql`insert into accounts.single_sign_on (id, provider_id, browser_hash, code_verifier, nonce, created_at, expires_at)
        values (${visit.id}, ${visit.providerId}, ${visit.browserHash}, ${visit.codeVerifier}, ${visit.nonce}, ${now},
          ${expiresAt})`,
  );
}

/** The visit of this very browser, which has come back now: once. */
export const takeVisit = (
  tx: Tx,
  { id, providerId, browserHash, now }: { id: string; providerId: string; browserHash: Buffer; now: Date },
): Promise<Visit | undefined> =>
  firstRow(
    tx,
    sql`update accounts.single_sign_on set returned_at = ${now}
        where id = ${id} and provider_id = ${providerId} and browser_hash = ${browserHash} and returned_at is null
          and expires_at > ${now}
        returning id, provider_id as "providerId", browser_hash as "browserHash", code_verifier as "codeVerifier", nonce`,
  );

/** The directory named somebody who is not linked here yet: kept for the link that the owner of an account may make. */
export const keepSubject = (tx: Tx, id: string, subject: string, expiresAt: Date): Promise<number> =>
  run(tx, sql`update accounts.single_sign_on set subject = ${subject}, expires_at = ${expiresAt} where id = ${id}`);

/** The unlinked person whom this browser brought back from a directory of late; used up. */
export const takeSubject = (
  tx: Tx,
  browserHash: Buffer,
  now: Date,
): Promise<{ providerId: string; providerName: string; participantId: ParticipantId; subject: string } | undefined> =>
  firstRow(
    tx,
    sql`with taken as (
          delete from accounts.single_sign_on
          where browser_hash = ${browserHash} and subject is not null and expires_at > ${now}
          returning provider_id, subject)
        select t.provider_id as "providerId", i.name as "providerName", i.participant_id as "participantId", t.subject
        from taken t join accounts.identity_provider i on i.id = t.provider_id and i.removed_at is null
        limit 1`,
  );

/** Whose the person of a directory is here, with the affiliation at the directory's participant that is open today. */
export const findLinkedAccount = (
  tx: Tx,
  linked: { providerId: string; subject: string; participantId: ParticipantId; now: Date },
): Promise<
  { accountId: AccountId; username: string; state: string; affiliationId: AffiliationId | null } | undefined
> =>
  firstRow(
    tx,
    sql`select a.id as "accountId", a.username, a.state,
          (select min(af.id::text)::uuid from accounts.affiliation af
           where af.account_id = a.id and af.participant_id = ${linked.participantId} and af.state = 'active')
            as "affiliationId"
        from accounts.external_identity e join accounts.account a on a.id = e.account_id
        where e.provider_id = ${linked.providerId} and e.subject = ${linked.subject}`,
  );

export const noteLinkUsed = (tx: Tx, providerId: string, subject: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.external_identity set last_used_at = ${now}
        where provider_id = ${providerId} and subject = ${subject}`,
  );

/** False when the person of that directory is linked already, to this account or another. */
export const insertLink = async (
  tx: Tx,
  link: { providerId: string; subject: string; accountId: AccountId; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into accounts.external_identity (provider_id, subject, account_id, linked_at)
        values (${link.providerId}, ${link.subject}, ${link.accountId}, ${link.now})
        on conflict (provider_id, subject) do nothing`,
  )) === 1;

/** Directories that are linked to an account. */
export const listLinks = (
  tx: Tx,
  accountId: AccountId,
): Promise<{ id: string; name: string; linkedAt: Date; lastUsedAt: Date | null }[]> =>
  rows(
    tx,
    sql`select i.id, i.name, max(e.linked_at) as "linkedAt", max(e.last_used_at) as "lastUsedAt"
        from accounts.external_identity e join accounts.identity_provider i on i.id = e.provider_id
        where e.account_id = ${accountId} and i.removed_at is null group by i.id, i.name order by i.name`,
  );

/** Ends what the directory has opened, too. */
export async function removeLinks(tx: Tx, accountId: AccountId, providerId: string, now: Date): Promise<number> {
  await run(
    tx,
    sql`update accounts.session set ended_at = ${now}
        where account_id = ${accountId} and identity_provider_id = ${providerId} and ended_at is null`,
  );
  return run(
    tx,
    sql`delete from accounts.external_identity where account_id = ${accountId} and provider_id = ${providerId}`,
  );
}

/** A session that a directory opened acts for the directory's participant alone, and for one patient where it named one. */
export const bindSession = (
  tx: Tx,
  binding: {
    tokenHash: Buffer;
    providerId: string;
    participantId: ParticipantId;
    affiliationId: AffiliationId;
    patientId: PatientId | null;
  },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.session set identity_provider_id = ${binding.providerId},
          only_participant_id = ${binding.participantId}, affiliation_id = ${binding.affiliationId},
          only_patient_id = ${binding.patientId}
        where token_hash = ${binding.tokenHash}`,
  );

/** What a sign-in of a directory's person is bound to, for the session that its second factor opens. */
export const noteSignInBinding = (
  tx: Tx,
  signInId: string,
  { providerId, patientId }: { providerId: string; patientId: PatientId | null },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.sign_in set identity_provider_id = ${providerId}, only_patient_id = ${patientId}
        where id = ${signInId}`,
  );

/** Binds the session that a sign-in opened as the sign-in was; touches nothing where no directory had a part in it. */
export const bindSessionAsSignIn = (tx: Tx, signInId: string, tokenHash: Buffer): Promise<number> =>
  run(
    tx,
    sql`update accounts.session s set identity_provider_id = i.identity_provider_id,
          only_participant_id = p.participant_id, only_patient_id = i.only_patient_id,
          affiliation_id = (select min(af.id::text)::uuid from accounts.affiliation af
            where af.account_id = i.account_id and af.participant_id = p.participant_id and af.state = 'active')
        from accounts.sign_in i join accounts.identity_provider p on p.id = i.identity_provider_id
        where i.id = ${signInId} and s.token_hash = ${tokenHash}`,
  );
