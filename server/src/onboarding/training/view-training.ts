import type { CourseLine, TrainingOverview } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { TrainingContext } from "./context.ts";
import { findCoursesOf, type OwnCourse, type OwnTraining } from "./find-courses-of.ts";
import { utcDay } from "./training-day-rules.ts";
import { courseState, trainingState } from "./training-state-rules.ts";

/** What somebody has to take, how each course stands, and what comes next. */
export async function viewTraining(
  tx: Tx,
  { clock, learningSystem }: Pick<TrainingContext, "clock" | "learningSystem">,
  accountId: AccountId,
): Promise<TrainingOverview> {
  const now = clock.now();
  const today = utcDay(now);
  const training = await findCoursesOf(tx, accountId, now);
  const { trainee, courses } = training;
  const { state } = trainingState(courses, { waived: trainee.trainingWaived, today });
  const taken = courses.some(({ course }) => learningSystem?.takes(course.courseId));
  return {
    name: `${trainee.given} ${trainee.family}`,
    state,
    next: nextWords(training, today),
    courses: courses.map((own) => courseLine(own, today)),
    ...(learningSystem && taken ? { externalUrl: learningSystem.url } : {}),
  };
}

function courseLine(own: OwnCourse, today: string): CourseLine {
  const { courseId, title, summary, minutes, kind } = own.course;
  return {
    courseId,
    title,
    summary,
    minutes,
    kind,
    state: courseState(own, today),
    ...(own.bestScore === null ? {} : { score: own.bestScore }),
    ...(own.passedAt ? { passedAt: own.passedAt.toISOString() } : {}),
    ...(own.dueOn ? { dueOn: own.dueOn } : {}),
    ...(own.passedTryId ? { certificateId: own.passedTryId } : {}),
  };
}

/** What happens when all is done, or has happened. */
function nextWords({ trainee, courses }: OwnTraining, today: string): string {
  const { state, dueOn } = trainingState(courses, { waived: trainee.trainingWaived, today });
  if (state === "waived") return "You were let in without training. You may take the courses all the same.";
  if (trainee.state === "suspended" && trainee.stateReason === "training-overdue") {
    return "Your account waits for this training. It is active again at the moment the last course is done.";
  }
  if (trainee.state === "suspended") {
    return "Your account is suspended for another reason. Ask your user manager or your relationship manager.";
  }
  if (trainee.state !== "active") {
    return "When the last course is done, your username and a temporary password come by e-mail.";
  }
  if (state === "complete")
    return dueOn ? `All is done. The next refresher is due on ${plainDateInWords(dueOn)}.` : "All is done.";
  if (state === "overdue") return "A course is overdue. Take it now: after 14 days of grace your account is suspended.";
  return dueOn
    ? `Your account is active. The next course is due on ${plainDateInWords(dueOn)}.`
    : "Your account is active. Take the courses when you can.";
}
