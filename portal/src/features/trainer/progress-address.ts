import type { CourseState } from "@crossbay/contract";

/** In the order of what is to be done about it. */
export const courseStatesInOrder = [
  "overdue",
  "due",
  "in-progress",
  "not-started",
  "passed",
] as const satisfies readonly CourseState[];

/** What the progress page shows, in its address: names of ours, nothing of a person. */
export interface ProgressAddress {
  course?: string;
  state?: CourseState;
}

export function readProgressAddress({ course, state }: Record<string, unknown>): ProgressAddress {
  const known = courseStatesInOrder.find((each) => each === state);
  return { ...(typeof course === "string" ? { course } : {}), ...(known ? { state: known } : {}) };
}
