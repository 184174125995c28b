import type { CourseDraft } from "@crossbay/contract";

export type DraftFault = { field: string; detail: string };

/**
 * What keeps a draft from being taken, in words, each at its field (`modules/0/questions/1/right`).
 * @param known.titleIds titles that there are
 */
export const findDraftFaults = (draft: CourseDraft, known: { titleIds: readonly string[] }): DraftFault[] => [
  ...blankFaults(draft),
  ...draft.titleIds.flatMap((id, i) =>
    known.titleIds.includes(id) ? [] : [{ field: `titleIds/${i}`, detail: `"${id}" is not a title.` }],
  ),
  ...repeated(draft.modules.map(({ id }) => id)).map((i) => ({
    field: `modules/${i}/id`,
    detail: `Another module is called "${draft.modules[i]!.id}" already.`,
  })),
  ...draft.modules.flatMap((module, i) => moduleFaults(module, `modules/${i}`)),
  ...repeatedQuestions(draft),
];

function blankFaults(draft: CourseDraft): DraftFault[] {
  const words = { title: draft.title, summary: draft.summary, affirmation: draft.affirmation };
  return Object.entries(words)
    .filter(([, text]) => text.trim() === "")
    .map(([field]) => ({ field, detail: "Write something here." }));
}

function moduleFaults(module: CourseDraft["modules"][number], at: string): DraftFault[] {
  return [
    ...(module.title.trim() === "" ? [{ field: `${at}/title`, detail: "Give the module a title." }] : []),
    ...(module.markdown.trim() === "" ? [{ field: `${at}/markdown`, detail: "The module is empty." }] : []),
    ...strangePictures(module.markdown).map((address) => ({
      field: `${at}/markdown`,
      detail: `The picture ${address} is not one of the training folder, such as /training/images/sign-in.svg.`,
    })),
    ...module.questions.flatMap((question, i) => questionFaults(question, `${at}/questions/${i}`)),
  ];
}

function questionFaults(question: CourseDraft["modules"][number]["questions"][number], at: string): DraftFault[] {
  const choices = question.choices.map((choice) => choice.trim());
  return [
    ...(question.text.trim() === "" ? [{ field: `${at}/text`, detail: "Write the question." }] : []),
    ...choices.flatMap((choice, i) =>
      choice === "" ? [{ field: `${at}/choices/${i}`, detail: "Write the choice, or remove it." }] : [],
    ),
    ...repeated(choices).map((i) => ({ field: `${at}/choices/${i}`, detail: "The same choice stands there twice." })),
    ...(question.right < choices.length
      ? []
      : [{ field: `${at}/right`, detail: "The right choice is not one of the choices." }]),
  ];
}

// Answers are sent by question id, so one is asked once in the whole course.
function repeatedQuestions({ modules }: CourseDraft): DraftFault[] {
  const all = modules.flatMap(({ questions }, m) =>
    questions.map(({ id }, q) => ({ id, at: `modules/${m}/questions/${q}/id` })),
  );
  return repeated(all.map(({ id }) => id)).map((i) => ({
    field: all[i]!.at,
    detail: `Another question of the course is called "${all[i]!.id}" already.`,
  }));
}

/** Places of those that stood before. */
const repeated = (texts: readonly string[]): number[] =>
  texts.flatMap((text, i) => (text !== "" && texts.indexOf(text) < i ? [i] : []));

const strangePictures = (markdown: string): string[] =>
  [...markdown.matchAll(/!\[[^\]]*\]\(\s*<?([^)\s>]+)/g)]
    .map(([, address]) => address!)
    .filter((address) => !/^\/training\/images\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/.test(address))
    .map((address) => address.slice(0, 100));
