import type { CourseQuestion } from "./course.ts";

/**
 * How many percent of the questions were answered right, rounded down, so that nobody passes by rounding. A course without
 * questions is passed by reading.
 * @returns the ids of those answered wrong, in the order of the course
 */
export function scoreAnswers(
  questions: readonly Pick<CourseQuestion, "id" | "right">[],
  answers: Readonly<Record<string, number>>,
): { score: number; wrong: string[] } {
  const wrong = questions.filter(({ id, right }) => answers[id] !== right).map(({ id }) => id);
  const score = questions.length === 0 ? 100 : Math.floor(((questions.length - wrong.length) * 100) / questions.length);
  return { score, wrong };
}

/** What is wrong with the answers as a form: a question left out, a choice that is not there, a question that is not asked. */
export function findAnswerFaults(
  questions: readonly Pick<CourseQuestion, "id" | "choices">[],
  answers: Readonly<Record<string, number>>,
): { field: string; detail: string }[] {
  const unknown = Object.keys(answers).filter((id) => !questions.some((question) => question.id === id));
  return [
    ...questions
      .filter(({ id }) => !Object.hasOwn(answers, id))
      .map(({ id }) => ({ field: id, detail: "Answer this question too." })),
    ...questions
      .filter(({ id, choices }) => Object.hasOwn(answers, id) && answers[id]! >= choices.length)
      .map(({ id }) => ({ field: id, detail: "There is no such choice." })),
    ...unknown.slice(0, 20).map((id) => ({ field: id.slice(0, 60), detail: "This question is not asked." })),
  ];
}
