import type { BreachCase } from "@crossbay/contract";

type Step = BreachCase["clock"][number];

/** What is due next in a case: of the steps that are not done the one with the nearest day, one without a day last. */
export function nextStepOf({ state, clock }: Pick<BreachCase, "state" | "clock">): Step | undefined {
  if (state === "closed") return undefined;
  return clock
    .filter(({ doneAt }) => !doneAt)
    .toSorted((one, other) => (one.dueOn ?? never).localeCompare(other.dueOn ?? never))[0];
}

const never = "9999-12-31";
