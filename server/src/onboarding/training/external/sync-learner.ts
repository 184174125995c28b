import { findTrainees } from "../../../accounts/index.ts";
import { type AccountId, newId } from "../../../platform/ids.ts";
import { listAssignments, lockTraining } from "../assignment-store.ts";
import type { TrainingContext } from "../context.ts";
import { findCourses } from "../find-courses.ts";
import type { Completion, LearningSystem } from "../learning-system.ts";
import { recordTry } from "../record-try.ts";
import { addDays, trainingDays, utcDay } from "../training-day-rules.ts";
import { findExternalId, listAwaited, noteAsked, saveEnrolments, saveLearner } from "./learner-store.ts";

/**
 * Makes one person and the courses to take known to the external learning system, and takes over what was completed there. Each
 * completion counts once, however often it is told. Nothing happens without such a system.
 * @param learner what a job of `learnerJobs` holds
 * @throws LearningSystemAwayError when it has to be done later
 */
export async function syncLearner(context: TrainingContext, learner: { accountId: string }): Promise<void> {
  const accountId = learner.accountId as AccountId;
  const { database, clock, learningSystem } = context;
  if (!learningSystem) return;
  const now = clock.now();
  const facts = await database.transaction(async (tx) => {
    const courseIds = (await findCourses(tx)).map(({ courseId }) => courseId).filter((id) => learningSystem.takes(id));
    return {
      trainee: (await findTrainees(tx, [accountId], now))[0],
      externalId: await findExternalId(tx, accountId),
      awaited: await listAwaited(tx, accountId, { courseIds, until: awaitedUntil(now) }),
    };
  });
  const { trainee, awaited } = facts;
  if (!trainee || trainee.state === "deactivated" || awaited.length === 0) return;
  const externalId = facts.externalId ?? (await learningSystem.makeLearner(trainee));
  await database.transaction((tx) => saveLearner(tx, { accountId, externalId, now }));
  const courseIds = awaited.filter(({ isEnrolled }) => !isEnrolled).map(({ courseId }) => courseId);
  if (courseIds.length > 0) {
    await learningSystem.enrol(externalId, courseIds);
    await database.transaction((tx) => saveEnrolments(tx, { accountId, courseIds, now }));
  }
  const completions = await learningSystem.findCompletions(externalId, awaited);
  for (const completion of completions) await takeOver(context, { accountId, completion, learningSystem });
  await database.transaction((tx) => noteAsked(tx, accountId, now));
}

/** Courses are asked about from the day of their first reminder on. */
export const awaitedUntil = (now: Date): string => addDays(utcDay(now), trainingDays.reminders[0]);

function takeOver(
  context: TrainingContext,
  taken: { accountId: AccountId; completion: Completion; learningSystem: LearningSystem },
): Promise<void> {
  const { accountId, completion, learningSystem } = taken;
  const { courseId, score } = completion;
  const now = context.clock.now();
  // A clock there that is ahead must not move a refresher beyond a year.
  const at = new Date(Math.min(completion.completedAt.getTime(), now.getTime()));
  return context.database.transaction(async (tx) => {
    await lockTraining(tx, accountId);
    const known = (await listAssignments(tx, [accountId])).find((one) => one.courseId === courseId);
    if (!known || (known.passedAt && known.passedAt >= at)) return;
    const course = (await findCourses(tx)).find((one) => one.courseId === courseId);
    await recordTry(tx, context, {
      accountId,
      courseId,
      version: course?.version ?? 1,
      score,
      passed: true,
      affirmation: `Completed in ${learningSystem.name}`,
      takenWith: "learning-system",
      requestId: newId(now),
      at,
    });
  });
}
