import type { TrainerCourses, TrainingProgress } from "@crossbay/contract";
import { findTrainees, listedName, listTitles, type Trainee } from "../../../accounts/index.ts";
import type { Tx } from "../../../platform/transaction.ts";
import type { TrainingContext } from "../context.ts";
import { managerCourseId } from "../course.ts";
import { listDrafts, listVersions } from "../course-store.ts";
import { findCourses } from "../find-courses.ts";
import { utcDay } from "../training-day-rules.ts";
import { courseState } from "../training-state-rules.ts";
import { listBegun } from "../try-store.ts";
import { countByCourse, listProgress } from "./progress-store.ts";

const progressLinesMax = 5000;

/** Every course, published or begun, with how many take it. */
export async function viewTrainerCourses(
  tx: Tx,
  { clock, learningSystem }: Pick<TrainingContext, "clock" | "learningSystem">,
): Promise<TrainerCourses> {
  const now = clock.now();
  const published = await findCourses(tx);
  const drafts = await listDrafts(tx);
  const versions = await listVersions(tx);
  const counts = await countByCourse(tx, utcDay(now));
  const names = new Map((await listTitles(tx, now)).map(({ id, name }) => [id, name]));
  const begun = drafts.filter(({ courseId }) => !published.some((course) => course.courseId === courseId));
  const courses = [...published, ...begun].map(({ courseId, title, titleIds }) => {
    const course = published.find((known) => known.courseId === courseId);
    const publishedAt = versions.find((line) => line.courseId === courseId)?.publishedAt;
    const { assigned = 0, passed = 0, overdue = 0 } = counts.find((count) => count.courseId === courseId) ?? {};
    return {
      courseId,
      title,
      ...(course ? { publishedVersion: course.version } : {}),
      ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
      hasDraft: drafts.some((draft) => draft.courseId === courseId),
      titles: titleIds.map((id) => names.get(id) ?? id),
      assigned,
      passed,
      overdue,
    };
  });
  return { courses, ...(learningSystem ? { externalSystem: learningSystem.name } : {}) };
}

/** Who takes which course and how it stands, those that are due first; 5,000 lines at most. */
export async function viewProgress(
  tx: Tx,
  { courseId, now }: { courseId: string | undefined; now: Date },
): Promise<TrainingProgress> {
  const today = utcDay(now);
  const lines = await listProgress(tx, { courseId, limit: progressLinesMax });
  const accountIds = [...new Set(lines.map(({ accountId }) => accountId))];
  const trainees = new Map((await findTrainees(tx, accountIds, now)).map((trainee) => [trainee.accountId, trainee]));
  const begun = new Map(
    (await listBegun(tx, accountIds, managerCourseId)).map((one) => [`${one.accountId} ${one.courseId}`, one]),
  );
  const titles = new Map((await findCourses(tx)).map((course) => [course.courseId, course.title]));
  const people = lines.flatMap((line) => {
    const trainee = trainees.get(line.accountId);
    if (!trainee || trainee.state === "deactivated") return [];
    const own = begun.get(`${line.accountId} ${line.courseId}`);
    return [
      {
        accountId: line.accountId,
        ...whoOf(trainee),
        courseId: line.courseId,
        courseTitle: titles.get(line.courseId) ?? line.courseId,
        state: courseState({ ...line, begun: own !== undefined }, today),
        ...(own && own.bestScore !== null ? { score: own.bestScore } : {}),
        ...(line.passedAt ? { passedAt: line.passedAt.toISOString() } : {}),
        ...(line.dueOn ? { dueOn: line.dueOn } : {}),
      },
    ];
  });
  return { people };
}

const whoOf = ({ given, family, roles }: Trainee) => ({
  name: listedName({ given, family }),
  participantName: [...new Set(roles.map(({ participantName }) => participantName))].join("; "),
  title: [...new Set(roles.map(({ title }) => title))].join("; "),
});
