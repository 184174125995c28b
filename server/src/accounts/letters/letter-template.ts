/** What may stand in a letter, and what each becomes. {{exchange}} and {{name}} stand in every one. */
export const everyLetter = {
  exchange: "the exchange's name",
  name: "the name of the person to whom it goes",
} as const;

const more = {
  link: "where to go",
  username: "the username",
  temporaryPassword: "the temporary password, made when the mail leaves",
  lives: "how long the temporary password or the link works",
  participant: "the organization's name",
  manager: "who is the relationship manager, with the e-mail address",
  due: "the date by which it is due",
  reason: "the reason that was given",
  what: "what was changed",
  count: "how many",
  device: "browser and system in words",
  time: "when it was",
  courses: "the titles of the courses",
  who: "who did it",
  number: "the number of the request",
} as const;

/** Every placeholder in words. */
export const letterWords = { ...everyLetter, ...more };
type Placeholder = keyof typeof letterWords;

export type LetterTemplateText = {
  /** When it is sent, and to whom. */
  about: string;
  needed: readonly Placeholder[];
  allowed?: readonly Placeholder[];
  subject: string;
  /** Markdown. */
  body: string;
};
