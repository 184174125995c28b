import type { Course as CoursePage } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findCoursesOf, type OwnCourse } from "./find-courses-of.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { utcDay } from "./training-day-rules.ts";
import { courseState } from "./training-state-rules.ts";
import { insertModuleRead, listModulesRead } from "./try-store.ts";

type Asked = { accountId: AccountId; courseId: string; now: Date };

/** A course of somebody, to read and to answer; undefined when it is not one of theirs. Right answers stay here. */
export async function viewCourse(tx: Tx, { accountId, courseId, now }: Asked): Promise<CoursePage | undefined> {
  const { courses } = await findCoursesOf(tx, accountId, now);
  const own = courses.find(({ course }) => course.courseId === courseId);
  return own && presentCourse(tx, own, { accountId, now });
}

/** Notes that somebody has read a module to its end; undefined when there is no such module among their courses. */
export async function finishModule(tx: Tx, asked: Asked & { moduleId: string }): Promise<CoursePage | undefined> {
  const { accountId, courseId, moduleId, now } = asked;
  const { courses } = await findCoursesOf(tx, accountId, now);
  const own = courses.find(({ course }) => course.courseId === courseId);
  if (!own?.course.modules.some(({ id }) => id === moduleId)) return undefined;
  await insertModuleRead(tx, { accountId, courseId, version: own.course.version, moduleId, now });
  return presentCourse(tx, { ...own, begun: true }, { accountId, now });
}

async function presentCourse(
  tx: Tx,
  own: OwnCourse,
  { accountId, now }: { accountId: AccountId; now: Date },
): Promise<CoursePage> {
  const { courseId, version, title, minutes, passScore, affirmation, modules } = own.course;
  const read = await listModulesRead(tx, { accountId, courseId, version });
  return {
    courseId,
    version,
    title,
    minutes,
    passScore,
    affirmation,
    modules: modules.map((module) => ({
      id: module.id,
      title: module.title,
      html: renderMarkdown(module.markdown),
      done: read.has(module.id),
      questions: module.questions.map(({ id, text, choices }) => ({ id, text, choices })),
    })),
    state: courseState(own, utcDay(now)),
  };
}
