import type { AccountId } from "../../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../../platform/sql.ts";
import type { Tx } from "../../../platform/transaction.ts";

type Taken = { courseIds: readonly string[]; until: string };

/** Accounts that wait for a completion of one of these courses, those that were asked about longest ago first. */
export const listWaiting = async (
  tx: Tx,
  { courseIds, until, limit }: Taken & { limit: number },
): Promise<AccountId[]> =>
  (
    await rows<{ accountId: AccountId }>(
      tx,
      sql`select a.account_id as "accountId"
          from onboarding.course_assignment a left join onboarding.external_learner l on l.account_id = a.account_id
          where a.ended_at is null and a.course_id = any(${courseIds}::text[])
            and (a.passed_at is null or a.due_on <= ${until}::date)
          group by a.account_id, l.asked_at order by l.asked_at nulls first, a.account_id limit ${limit}`,
    )
  ).map(({ accountId }) => accountId);

/** The courses for which somebody waits, and when each was passed last. */
export const listAwaited = (
  tx: Tx,
  accountId: AccountId,
  { courseIds, until }: Taken,
): Promise<{ courseId: string; after: Date | null; isEnrolled: boolean }[]> =>
  rows(
    tx,
    sql`select a.course_id as "courseId", a.passed_at as after, e.account_id is not null as "isEnrolled"
        from onboarding.course_assignment a left join onboarding.external_enrolment e
          on e.account_id = a.account_id and e.course_id = a.course_id
        where a.account_id = ${accountId} and a.ended_at is null and a.course_id = any(${courseIds}::text[])
          and (a.passed_at is null or a.due_on <= ${until}::date)
        order by a.course_id`,
  );

/** Who somebody is in the learning system. */
export const findExternalId = async (tx: Tx, accountId: AccountId): Promise<string | undefined> =>
  (
    await firstRow<{ externalId: string }>(
      tx,
      sql`select external_id as "externalId" from onboarding.external_learner where account_id = ${accountId}`,
    )
  )?.externalId;

export const findAccountOfLearner = async (tx: Tx, externalId: string): Promise<AccountId | undefined> =>
  (
    await firstRow<{ accountId: AccountId }>(
      tx,
      sql`select account_id as "accountId" from onboarding.external_learner where external_id = ${externalId} limit 1`,
    )
  )?.accountId;

export const saveLearner = (
  tx: Tx,
  { accountId, externalId, now }: { accountId: AccountId; externalId: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.external_learner (account_id, external_id, made_at)
        values (${accountId}, ${externalId}, ${now})
        on conflict (account_id) do update set external_id = excluded.external_id`,
  );

export const saveEnrolments = (
  tx: Tx,
  { accountId, courseIds, now }: { accountId: AccountId; courseIds: readonly string[]; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.external_enrolment (account_id, course_id, enrolled_at)
        select ${accountId}, course_id, ${now} from unnest(${courseIds}::text[]) as courses (course_id)
        on conflict do nothing`,
  );

export const noteAsked = (tx: Tx, accountId: AccountId, now: Date): Promise<number> =>
  run(tx, sql`update onboarding.external_learner set asked_at = ${now} where account_id = ${accountId}`);
