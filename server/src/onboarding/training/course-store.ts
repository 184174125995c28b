import type { CourseDraft } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type PublishedCourse = CourseDraft & { version: number };

/** The newest version of every course that a trainer has published. */
export const listPublishedCourses = (tx: Tx): Promise<PublishedCourse[]> =>
  rows(
    tx,
    sql`select distinct on (course_id) course_id as "courseId", version, title, summary, minutes,
          pass_score as "passScore", affirmation, title_ids as "titleIds", modules
        from onboarding.course_version order by course_id, version desc`,
  );

/** Makes everybody who publishes this course wait for this transaction. */
export const lockCourse = async (tx: Tx, courseId: string): Promise<void> => {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding.course ${courseId}`}, 0))`);
};

export const insertCourseVersion = (
  tx: Tx,
  course: PublishedCourse,
  published: { retake: boolean; by: AccountId; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.course_version (course_id, version, title, summary, minutes, pass_score, affirmation,
          title_ids, modules, retake, published_by_account_id, published_at)
        values (${course.courseId}, ${course.version}, ${course.title}, ${course.summary}, ${course.minutes},
          ${course.passScore}, ${course.affirmation}, ${course.titleIds}::text[], ${JSON.stringify(course.modules)}::jsonb,
          ${published.retake}, ${published.by}, ${published.now})`,
  );

export type VersionLine = { courseId: string; version: number; publishedAt: Date; publishedBy: AccountId };

/** Versions that trainers published, newest first, of one course or of all. */
export const listVersions = (tx: Tx, courseId?: string): Promise<VersionLine[]> =>
  rows(
    tx,
    sql`select course_id as "courseId", version, published_at as "publishedAt",
          published_by_account_id as "publishedBy"
        from onboarding.course_version
        where ${courseId ?? null}::text is null or course_id = ${courseId ?? null}
        order by course_id, version desc`,
  );

/** What trainers have written and not published, of one course or of all. */
export const listDrafts = async (tx: Tx, courseId?: string): Promise<CourseDraft[]> =>
  (
    await rows<{ draft: CourseDraft }>(
      tx,
      sql`select draft from onboarding.course_draft
          where ${courseId ?? null}::text is null or course_id = ${courseId ?? null} order by course_id`,
    )
  ).map(({ draft }) => draft);

export const saveDraft = (tx: Tx, draft: CourseDraft, { by, now }: { by: AccountId; now: Date }): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.course_draft (course_id, draft, changed_by_account_id, changed_at)
        values (${draft.courseId}, ${JSON.stringify(draft)}::jsonb, ${by}, ${now})
        on conflict (course_id) do update set draft = excluded.draft,
          changed_by_account_id = excluded.changed_by_account_id, changed_at = excluded.changed_at`,
  );

export const removeDraft = (tx: Tx, courseId: string): Promise<number> =>
  run(tx, sql`delete from onboarding.course_draft where course_id = ${courseId}`);
