import type { TrainingContext } from "../context.ts";
import { findCourses } from "../find-courses.ts";
import { LearningSystemAwayError } from "../learning-system.ts";
import { listWaiting, noteAsked } from "./learner-store.ts";
import { awaitedUntil, syncLearner } from "./sync-learner.ts";

const learnersAtOnceMax = 300;

/**
 * Asks the external learning system about those who wait, the ones that were asked about longest ago first, at most 300. Stops
 * when it does not answer or has had enough; the next call goes on from there. Does nothing without such a system.
 * @returns how many were asked about
 */
export async function pollLearningSystem(context: TrainingContext): Promise<number> {
  const { database, clock, learningSystem, log } = context;
  if (!learningSystem) return 0;
  const waiting = await database.transaction(async (tx) => {
    const courseIds = (await findCourses(tx)).map(({ courseId }) => courseId).filter((id) => learningSystem.takes(id));
    return listWaiting(tx, { courseIds, until: awaitedUntil(clock.now()), limit: learnersAtOnceMax });
  });
  let asked = 0;
  for (const accountId of waiting) {
    try {
      await syncLearner(context, { accountId });
      asked += 1;
    } catch (error) {
      log.warn({ accountId, failure: (error as Error).message }, "the learning system was not asked");
      if (error instanceof LearningSystemAwayError) return asked;
      // Whoever cannot be asked about must not stand in front of the others for ever.
      await database.transaction((tx) => noteAsked(tx, accountId, clock.now()));
    }
  }
  return asked;
}
