import type { AccountId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

const accountsAtOnce = 1000;

/** The next accounts, by id, that have something to take. */
export const nextAccounts = (tx: Tx, after: AccountId | undefined): Promise<AccountId[]> =>
  accountIds(
    tx,
    sql`select distinct account_id as "accountId" from onboarding.course_assignment
        where ended_at is null and (${after ?? null}::uuid is null or account_id > ${after ?? null})
        order by account_id limit ${accountsAtOnce}`,
  );

/** The next accounts, by id, with a course that was due before this day. */
export const nextOverdue = (tx: Tx, before: string, after: AccountId | undefined): Promise<AccountId[]> =>
  accountIds(
    tx,
    sql`select distinct account_id as "accountId" from onboarding.course_assignment
        where ended_at is null and due_on < ${before}::date
          and (${after ?? null}::uuid is null or account_id > ${after ?? null})
        order by account_id limit ${accountsAtOnce}`,
  );

/** The next accounts, by id, with a reminder to get: one for each of `stages`, in days before a course is due. */
export const nextToRemind = (
  tx: Tx,
  { today, stages, after }: { today: string; stages: readonly number[]; after: AccountId | undefined },
): Promise<AccountId[]> =>
  accountIds(
    tx,
    sql`select distinct account_id as "accountId" from onboarding.course_assignment
        where ended_at is null and due_on >= ${today}::date
          and coalesce(reminded_days, 2147483647) >
            (select min(stage) from unnest(${stages}::int[]) as stage where due_on - ${today}::date <= stage)
          and (${after ?? null}::uuid is null or account_id > ${after ?? null})
        order by account_id limit ${accountsAtOnce}`,
  );

/** Notes the reminders that these accounts get now, and tells which courses they are about; once for each stage. */
export const takeReminders = (
  tx: Tx,
  { accountIds, today, stages }: { accountIds: readonly AccountId[]; today: string; stages: readonly number[] },
): Promise<{ accountId: AccountId; courseId: string; dueOn: string }[]> =>
  rows(
    tx,
    sql`update onboarding.course_assignment a
        set reminded_days = (select min(stage) from unnest(${stages}::int[]) as stage where due_on - ${today}::date <= stage)
        where account_id = any(${accountIds}::uuid[]) and ended_at is null and due_on >= ${today}::date
          and coalesce(reminded_days, 2147483647) >
            (select min(stage) from unnest(${stages}::int[]) as stage where due_on - ${today}::date <= stage)
        returning account_id as "accountId", course_id as "courseId", due_on::text as "dueOn"`,
  );

/** Gives a day to courses of active people that have none and were never passed. */
export const setMissingDueDays = (tx: Tx, active: readonly AccountId[], dueOn: string): Promise<number> =>
  run(
    tx,
    sql`update onboarding.course_assignment set due_on = ${dueOn}::date
        where account_id = any(${active}::uuid[]) and ended_at is null and passed_at is null and due_on is null`,
  );

/** Asks everybody who passed an earlier version to take the course again by this day. */
export const askRetake = (tx: Tx, { courseId, dueOn }: { courseId: string; dueOn: string }): Promise<number> =>
  run(
    tx,
    sql`update onboarding.course_assignment set due_on = ${dueOn}::date, reminded_days = null
        where course_id = ${courseId} and ended_at is null and passed_at is not null and due_on > ${dueOn}::date`,
  );

const accountIds = async (tx: Tx, query: Parameters<typeof rows>[1]): Promise<AccountId[]> =>
  (await rows<{ accountId: AccountId }>(tx, query)).map(({ accountId }) => accountId);
