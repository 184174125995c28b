import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type LockedAffiliation = {
  affiliationId: AffiliationId;
  accountId: AccountId;
  participantId: ParticipantId;
  participantName: string;
  titleId: string;
};

/** Affiliations that have not ended, locked until the transaction ends. Lock their accounts first. */
export const lockAffiliations = (tx: Tx, affiliationIds: readonly AffiliationId[]): Promise<LockedAffiliation[]> =>
  rows(
    tx,
    sql`select af.id as "affiliationId", af.account_id as "accountId", af.participant_id as "participantId",
          p.name as "participantName", af.title_id as "titleId"
        from accounts.affiliation af join accounts.participant p on p.id = af.participant_id
        where af.id = any(${affiliationIds}::uuid[]) and af.state = 'active'
        order by af.id for update of af`,
  );

/** Whose affiliations these are, ended ones included. */
export async function findAccountsOfAffiliations(
  tx: Tx,
  affiliationIds: readonly AffiliationId[],
): Promise<AccountId[]> {
  const found = await rows<{ accountId: AccountId }>(
    tx,
    sql`select distinct account_id as "accountId" from accounts.affiliation where id = any(${affiliationIds}::uuid[])`,
  );
  return found.map(({ accountId }) => accountId);
}

export const setAffiliationsEnded = (
  tx: Tx,
  affiliationIds: readonly AffiliationId[],
  { reason, byAccountId, now }: { reason: string; byAccountId: AccountId | undefined; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set state = 'ended', ended_at = ${now}, ended_reason = ${reason},
          ended_by_account_id = ${byAccountId ?? null}, clinical_alerts = false
        where id = any(${affiliationIds}::uuid[])`,
  );

/** Those of these accounts that act for nobody any more. */
export async function findAccountsWithoutAffiliation(tx: Tx, accountIds: readonly AccountId[]): Promise<AccountId[]> {
  const found = await rows<{ accountId: AccountId }>(
    tx,
    sql`select a.id as "accountId" from accounts.account a
        where a.id = any(${accountIds}::uuid[])
          and not exists (select from accounts.affiliation af where af.account_id = a.id and af.state = 'active')`,
  );
  return found.map(({ accountId }) => accountId);
}
