import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import { utcDay } from "./training-day-rules.ts";

/** That somebody has to take a course, and how it stands. */
export type Assignment = {
  accountId: AccountId;
  courseId: string;
  because: "role" | "planned";
  /** YYYY-MM-DD in UTC. */
  dueOn: string | null;
  passedAt: Date | null;
  passedVersion: number | null;
  passedTryId: string | null;
};

export type NewAssignment = { accountId: AccountId; courseId: string; because: "role" | "planned"; dueOn?: string };

/** Makes everything that settles this person's training wait for this transaction. */
export const lockTraining = async (tx: Tx, accountId: AccountId): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding.training ${accountId}`}, 0))`);
};

/**
 * Assigns courses in one statement. Who has a course already keeps what was passed; only a planned one brings its due date
 * nearer. What had ended begins again, and counts as passed while that is less than a year ago.
 * @returns those that are new, or begin again
 */
export const saveAssignments = (
  tx: Tx,
  assignments: readonly NewAssignment[],
  now: Date,
): Promise<{ accountId: AccountId; courseId: string }[]> =>
  rows(
    tx,
    sql`with wanted as (
          select account_id, course_id, because, due_on
          from jsonb_to_recordset(${JSON.stringify(assignments.map(recordOf))}::jsonb)
            as wanted (account_id uuid, course_id text, because text, due_on date)
        ), fresh as (
          select w.account_id, w.course_id from wanted w
          left join onboarding.course_assignment a
            on a.account_id = w.account_id and a.course_id = w.course_id and a.ended_at is null
          where a.account_id is null
        ), saved as (
          insert into onboarding.course_assignment as a (account_id, course_id, because, assigned_at, due_on)
          select account_id, course_id, because, ${now}, due_on from wanted
          on conflict (account_id, course_id) do update set
            because = case when a.ended_at is null then a.because else excluded.because end,
            assigned_at = case when a.ended_at is null then a.assigned_at else excluded.assigned_at end,
            due_on = case
              when excluded.because = 'planned' then least(a.due_on, excluded.due_on)
              when a.passed_at is not null and a.due_on >= ${utcDay(now)}::date then a.due_on
              else excluded.due_on end,
            passed_at = case when a.due_on >= ${utcDay(now)}::date then a.passed_at end,
            reminded_days = null,
            ended_at = null
          where a.ended_at is not null
            or (excluded.because = 'planned' and (a.due_on is null or a.due_on > excluded.due_on))
        )
        select account_id as "accountId", course_id as "courseId" from fresh`,
  );

const recordOf = ({ accountId, courseId, because, dueOn }: NewAssignment) => ({
  account_id: accountId,
  course_id: courseId,
  because,
  due_on: dueOn ?? null,
});

/** What these people have to take, by course. */
export const listAssignments = (tx: Tx, accountIds: readonly AccountId[]): Promise<Assignment[]> =>
  rows(
    tx,
    sql`select account_id as "accountId", course_id as "courseId", because, due_on::text as "dueOn",
          passed_at as "passedAt", passed_version as "passedVersion", passed_try_id as "passedTryId"
        from onboarding.course_assignment
        where account_id = any(${accountIds}::uuid[]) and ended_at is null order by account_id, course_id`,
  );

/** Ends assignments that no role asks for any longer. */
export async function endAssignments(
  tx: Tx,
  ended: readonly { accountId: AccountId; courseId: string }[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  await run(
    tx,
    sql`update onboarding.course_assignment a set ended_at = ${now}
        from unnest(${ended.map(({ accountId }) => accountId)}::uuid[], ${ended.map(({ courseId }) => courseId)}::text[])
          as ended (account_id, course_id)
        where a.account_id = ended.account_id and a.course_id = ended.course_id and a.ended_at is null`,
  );
}

/** Records that a course was passed: it is due again on `dueOn`, and reminders begin anew. */
export const savePass = (
  tx: Tx,
  pass: { accountId: AccountId; courseId: string; version: number; tryId: string; passedAt: Date; dueOn: string },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.course_assignment (account_id, course_id, because, assigned_at, due_on, passed_at,
          passed_version, passed_try_id)
        values (${pass.accountId}, ${pass.courseId}, 'planned', ${pass.passedAt}, ${pass.dueOn}, ${pass.passedAt},
          ${pass.version}, ${pass.tryId})
        on conflict (account_id, course_id) do update set due_on = excluded.due_on, passed_at = excluded.passed_at,
          passed_version = excluded.passed_version, passed_try_id = excluded.passed_try_id, reminded_days = null,
          ended_at = null`,
  );
