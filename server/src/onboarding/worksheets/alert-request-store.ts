import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Records who wants Clinical Alerts. */
export async function insertAlertRequests(
  tx: Tx,
  affiliationIds: readonly AffiliationId[],
  { participantId, now }: { participantId: ParticipantId; now: Date },
): Promise<void> {
  if (affiliationIds.length === 0) return;
  await run(
    tx,
    sql`insert into onboarding.alert_request (affiliation_id, participant_id, asked_at)
        select id, ${participantId}, ${now} from unnest(${affiliationIds}::uuid[]) as id
        on conflict (affiliation_id) do nothing`,
  );
}

/** Requests that nobody has settled, the oldest first. */
export const listOpenRequests = (tx: Tx): Promise<{ affiliationId: AffiliationId; askedAt: Date }[]> =>
  rows(
    tx,
    sql`select affiliation_id as "affiliationId", asked_at as "askedAt" from onboarding.alert_request
        where settled_at is null order by asked_at, affiliation_id`,
  );

/** True when there was one that nobody had settled. */
export const settleRequest = async (
  tx: Tx,
  affiliationId: AffiliationId,
  { byAccountId, now }: { byAccountId: AccountId; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`update onboarding.alert_request set settled_at = ${now}, settled_by_account_id = ${byAccountId}
        where affiliation_id = ${affiliationId} and settled_at is null`,
  )) === 1;
