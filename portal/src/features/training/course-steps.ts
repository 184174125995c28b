import type { Course } from "@crossbay/contract";

/** Choice by question id. */
export type Answers = Readonly<Record<string, number>>;

export type Step =
  | { kind: "module"; module: number }
  /** The questions of one module. */
  | { kind: "questions"; module: number }
  | { kind: "affirmation" };

export type StepState = "done" | "open" | "closed";

/** Modules to read, then the questions of each that has any, then the affirmation. */
export const stepsOf = ({ modules }: Pick<Course, "modules">): Step[] => [
  ...modules.map((_, module): Step => ({ kind: "module", module })),
  ...modules.flatMap(({ questions }, module): Step[] => (questions.length > 0 ? [{ kind: "questions", module }] : [])),
  { kind: "affirmation" },
];

/** Modules are read one after another; questions open when all are read, the affirmation when all are answered. */
export function stateOf(course: Pick<Course, "modules">, answers: Answers, step: Step): StepState {
  const { modules } = course;
  const isAnswered = (module: number) =>
    modules[module]?.questions.every(({ id }) => answers[id] !== undefined) ?? false;
  if (step.kind === "module") {
    if (modules[step.module]?.done) return "done";
    return modules.slice(0, step.module).every(({ done }) => done) ? "open" : "closed";
  }
  if (!modules.every(({ done }) => done)) return "closed";
  if (step.kind === "questions") return isAnswered(step.module) ? "done" : "open";
  return modules.every((_, module) => isAnswered(module)) ? "open" : "closed";
}

/** Where somebody goes on: the first step that is not done. */
export function firstOpen(course: Pick<Course, "modules">, answers: Answers): number {
  const place = stepsOf(course).findIndex((step) => stateOf(course, answers, step) !== "done");
  return Math.max(0, place);
}

/** Modules about which questions were answered wrong, in the order of the course. */
export const modulesToReadAgain = (course: Pick<Course, "modules">, wrong: readonly string[]): number[] =>
  course.modules.flatMap(({ questions }, module) => (questions.some(({ id }) => wrong.includes(id)) ? [module] : []));

/** The answers that need no second thought. */
export const withoutWrong = (answers: Answers, wrong: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !wrong.includes(id)));
