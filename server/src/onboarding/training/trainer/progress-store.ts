import { rows, sql } from "../../../platform/sql.ts";
import type { Tx } from "../../../platform/transaction.ts";
import type { Assignment } from "../assignment-store.ts";

export type CourseCounts = { courseId: string; assigned: number; passed: number; overdue: number };

/** How many have each course, have passed it and are not overdue, or are overdue. */
export const countByCourse = (tx: Tx, today: string): Promise<CourseCounts[]> =>
  rows(
    tx,
    sql`select course_id as "courseId", count(*)::int as assigned,
          (count(*) filter (where passed_at is not null and (due_on is null or due_on >= ${today}::date)))::int as passed,
          (count(*) filter (where due_on < ${today}::date))::int as overdue
        from onboarding.course_assignment where ended_at is null group by course_id`,
  );

/** Assignments of one course or of all: those that are due first. */
export const listProgress = (
  tx: Tx,
  { courseId, limit }: { courseId: string | undefined; limit: number },
): Promise<Assignment[]> =>
  rows(
    tx,
    sql`select account_id as "accountId", course_id as "courseId", because, due_on::text as "dueOn",
          passed_at as "passedAt", passed_version as "passedVersion", passed_try_id as "passedTryId"
        from onboarding.course_assignment
        where ended_at is null and (${courseId ?? null}::text is null or course_id = ${courseId ?? null})
        order by due_on nulls first, account_id, course_id limit ${limit}`,
  );
