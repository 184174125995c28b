import type { CourseDraft } from "@crossbay/contract";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

export type DraftModule = CourseDraft["modules"][number];
export type DraftQuestion = DraftModule["questions"][number];

const courseIdMax = 59;

/** The name of a course in addresses, made of its title: Minors & consent → minors-consent. */
export function courseIdOf(title: string): string | undefined {
  const id = title
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, courseIdMax)
    .replace(/-+$/, "");
  return id.length >= 2 ? id : undefined;
}

/** The first id of this kind that is not taken: module-3. Ids stay when titles change, so answers keep their questions. */
export function freeId(kind: "module" | "question", taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

export const questionIdsOf = (draft: CourseDraft): string[] =>
  draft.modules.flatMap(({ questions }) => questions.map(({ id }) => id));

/** The list with one thing moved by one place; as it was at an end. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  const next = [...list];
  const [thing] = next.splice(from, 1);
  if (thing === undefined || to < 0 || to >= list.length) return [...list];
  next.splice(to, 0, thing);
  return next;
}

/** The list with one thing changed or, with nothing in its place, removed. */
export const withAt = <T>(list: readonly T[], place: number, thing: T | undefined): T[] =>
  list.flatMap((each, at) => (at !== place ? [each] : thing === undefined ? [] : [thing]));

/** A question without one of its choices; the right one stays right, or the first one is when it was removed. */
export function withoutChoice(question: DraftQuestion, place: number): DraftQuestion {
  const right = question.right === place ? 0 : question.right > place ? question.right - 1 : question.right;
  return { ...question, choices: withAt(question.choices, place, undefined), right };
}

const blank = (text: string) => text.trim() === "";
const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** What is missing, each named by the place that the exchange names too: modules/0/questions/1/text. */
export function findDraftErrors(draft: CourseDraft, text: Words["trainer"]["edit"]["errors"]): FieldError[] {
  const when = (wrong: boolean, field: string, words: string) => (wrong ? [{ field, text: words }] : []);
  return [
    ...when(blank(draft.title), "title", text.title),
    ...when(blank(draft.summary), "summary", text.summary),
    ...when(!isWithin(draft.minutes, 1, 600), "minutes", text.minutes),
    ...when(!isWithin(draft.passScore, 0, 100), "passScore", text.passScore),
    ...when(blank(draft.affirmation), "affirmation", text.affirmation),
    ...draft.modules.flatMap((module, m) => [
      ...when(blank(module.title), `modules/${m}/title`, text.moduleTitle(m + 1)),
      ...when(blank(module.markdown), `modules/${m}/markdown`, text.moduleText(m + 1)),
      ...module.questions.flatMap((question, q) => [
        ...when(blank(question.text), `modules/${m}/questions/${q}/text`, text.question(m + 1)),
        ...question.choices.flatMap((choice, c) =>
          when(blank(choice), `modules/${m}/questions/${q}/choices/${c}`, text.choice(m + 1)),
        ),
      ]),
    ]),
  ];
}

/** Modules in which something is wrong. */
export const modulesWithErrors = (draft: CourseDraft, errors: readonly FieldError[]): string[] =>
  draft.modules.flatMap(({ id }, m) => (errors.some(({ field }) => field.startsWith(`modules/${m}/`)) ? [id] : []));
