import type { AccountId, AffiliationId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A title that waits is forgotten when another one counts. */
export const setTitle = (tx: Tx, affiliationId: AffiliationId, titleId: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set title_id = ${titleId}, pending_title_id = null, changed_at = ${now}
        where id = ${affiliationId}`,
  );

export const setPendingTitle = (tx: Tx, affiliationId: AffiliationId, titleId: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set pending_title_id = ${titleId}, changed_at = ${now} where id = ${affiliationId}`,
  );

/** The person has this title at the same participant already. */
export const isTitleHeld = async (tx: Tx, affiliationId: AffiliationId, titleId: string): Promise<boolean> =>
  (
    await rows(
      tx,
      sql`select from accounts.affiliation af join accounts.affiliation other
            on other.account_id = af.account_id and other.participant_id = af.participant_id and other.state = 'active'
          where af.id = ${affiliationId} and other.title_id = ${titleId}`,
    )
  ).length > 0;

/** Active affiliations of the account with a title that waits. */
export const findPendingTitles = (
  tx: Tx,
  accountId: AccountId,
): Promise<{ affiliationId: AffiliationId; titleId: string }[]> =>
  rows(
    tx,
    sql`select id as "affiliationId", pending_title_id as "titleId" from accounts.affiliation
        where account_id = ${accountId} and state = 'active' and pending_title_id is not null order by id`,
  );

export const setLeave = (
  tx: Tx,
  affiliationId: AffiliationId,
  { from, until, now }: { from: string | undefined; until: string | undefined; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set leave_from = ${from ?? null}, leave_until = ${until ?? null}, changed_at = ${now}
        where id = ${affiliationId}`,
  );

/** A leave that had begun ended yesterday; one that is yet to come is forgotten. */
export const endLeave = (tx: Tx, affiliationId: AffiliationId, today: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set
          leave_from = case when leave_from < ${today}::date then leave_from end,
          leave_until = case when leave_from < ${today}::date then ${today}::date - 1 end,
          changed_at = ${now}
        where id = ${affiliationId}`,
  );

/** False when nothing changed. */
export const setClinicalAlerts = async (
  tx: Tx,
  affiliationId: AffiliationId,
  on: boolean,
  now: Date,
): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.affiliation set clinical_alerts = ${on}, changed_at = ${now}
        where id = ${affiliationId} and clinical_alerts <> ${on}`,
  )) === 1;

export const setVerified = (
  tx: Tx,
  affiliationIds: readonly AffiliationId[],
  { byAccountId, now }: { byAccountId: AccountId; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set verified_at = ${now}, verified_by_account_id = ${byAccountId}
        where id = any(${affiliationIds}::uuid[]) and state = 'active'`,
  );

/** Until {@link openBreakTheGlass} the title's level is without break-the-glass. */
export const holdBreakTheGlass = (tx: Tx, affiliationIds: readonly AffiliationId[]): Promise<number> =>
  run(tx, sql`update accounts.affiliation set awaits_break_the_glass = true where id = any(${affiliationIds}::uuid[])`);

/** The course is passed: every title of the account has its whole level. */
export const openBreakTheGlass = (tx: Tx, accountId: AccountId): Promise<number> =>
  run(
    tx,
    sql`update accounts.affiliation set awaits_break_the_glass = false
        where account_id = ${accountId} and awaits_break_the_glass`,
  );
