import type { CourseState, TrainingState } from "@crossbay/contract";
import { addDays, trainingDays } from "./training-day-rules.ts";

type Standing = {
  passedAt: Date | null;
  /** YYYY-MM-DD in UTC. */
  dueOn: string | null;
  /** Something of the present version was read, watched or tried. */
  begun?: boolean;
};

/** How one course of somebody stands on a day: a passed one is due again from the first reminder on. */
export function courseState({ passedAt, dueOn, begun = false }: Standing, today: string): CourseState {
  if (dueOn !== null && dueOn < today) return "overdue";
  if (!passedAt) return begun ? "in-progress" : "not-started";
  if (dueOn !== null && dueOn <= addDays(today, trainingDays.reminders[0])) return "due";
  return "passed";
}

/** Passed, and not overdue: nothing keeps the account from being active. */
export const isCurrent = ({ passedAt, dueOn }: Standing, today: string): boolean =>
  passedAt !== null && (dueOn === null || dueOn >= today);

/** How somebody stands over all courses, and the next day on which something is due. */
export function trainingState(
  courses: readonly Standing[],
  { waived, today }: { waived: boolean; today: string },
): { state: TrainingState; dueOn: string | undefined } {
  if (waived) return { state: "waived", dueOn: undefined };
  const dueOn = courses
    .map((course) => course.dueOn)
    .filter((day) => day !== null)
    .sort()[0];
  return { state: stateOf(courses, today), dueOn };
}

function stateOf(courses: readonly Standing[], today: string): TrainingState {
  const states = courses.map((course) => courseState(course, today));
  if (states.includes("overdue")) return "overdue";
  const open = courses.filter(({ passedAt }) => !passedAt);
  if (open.length > 0) {
    const hasPassedAll = courses.some(({ passedAt, begun }) => passedAt !== null || begun);
    return hasPassedAll ? "in-progress" : "not-started";
  }
  if (states.includes("due")) return "refresher-due";
  return states.length > 0 ? "complete" : "not-started";
}
