import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** One try at a course, as it is kept for good. */
export type CourseTry = {
  accountId: AccountId;
  id: string;
  courseId: string;
  version: number;
  /** Percent. */
  score: number;
  passed: boolean;
  affirmation: string;
  takenWith: "questions" | "video" | "learning-system";
  at: Date;
};

export const insertTry = (tx: Tx, attempt: CourseTry): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.course_try (account_id, id, course_id, version, score, passed, affirmation, taken_with, at)
        values (${attempt.accountId}, ${attempt.id}, ${attempt.courseId}, ${attempt.version}, ${attempt.score},
          ${attempt.passed}, ${attempt.affirmation}, ${attempt.takenWith}, ${attempt.at})`,
  );

/** A try that was passed, of this person. */
export const findPassedTry = (tx: Tx, accountId: AccountId, id: string): Promise<CourseTry | undefined> =>
  firstRow(
    tx,
    sql`select account_id as "accountId", id, course_id as "courseId", version, score, passed, affirmation,
          taken_with as "takenWith", at
        from onboarding.course_try where account_id = ${accountId} and id = ${id} and passed`,
  );

/** Title of a course in the version that was taken, when a trainer published that. */
export const findTitleOfVersion = async (tx: Tx, courseId: string, version: number): Promise<string | undefined> =>
  (
    await firstRow<{ title: string }>(
      tx,
      sql`select title from onboarding.course_version where course_id = ${courseId} and version = ${version}`,
    )
  )?.title;

/** What somebody has begun: best score of each course that was tried, and courses of which something was read or watched. */
export type Begun = { accountId: AccountId; courseId: string; bestScore: number | null };

export const listBegun = (tx: Tx, accountIds: readonly AccountId[], videoCourseId: string): Promise<Begun[]> =>
  rows(
    tx,
    sql`select account_id as "accountId", course_id as "courseId", max(score) as "bestScore"
        from (
          select account_id, course_id, score from onboarding.course_try where account_id = any(${accountIds}::uuid[])
          union all
          select account_id, course_id, null from onboarding.module_read where account_id = any(${accountIds}::uuid[])
          union all
          select account_id, ${videoCourseId}::text, null from onboarding.video_progress
          where account_id = any(${accountIds}::uuid[])
        ) as begun
        group by account_id, course_id`,
  );

/** Modules of one version that somebody has read. */
export const listModulesRead = async (
  tx: Tx,
  { accountId, courseId, version }: { accountId: AccountId; courseId: string; version: number },
): Promise<Set<string>> => {
  const found = await rows<{ moduleId: string }>(
    tx,
    sql`select module_id as "moduleId" from onboarding.module_read
        where account_id = ${accountId} and course_id = ${courseId} and version = ${version}`,
  );
  return new Set(found.map(({ moduleId }) => moduleId));
};

export const insertModuleRead = (
  tx: Tx,
  read: { accountId: AccountId; courseId: string; version: number; moduleId: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.module_read (account_id, course_id, version, module_id, read_at)
        values (${read.accountId}, ${read.courseId}, ${read.version}, ${read.moduleId}, ${read.now})
        on conflict do nothing`,
  );
