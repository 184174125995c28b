import type { relations, requestKinds } from "./patient-form-rules.ts";

/** Everything that stands on the page for patients; {{exchange}} becomes the exchange's name. A language is one file. */
export type PatientsPageWords = {
  title: string;
  heading: string;
  intro: readonly string[];
  onThisPage: string;
  what: { heading: string; paragraphs: readonly string[] };
  choices: {
    heading: string;
    intro: string;
    /** Each choice and what it means. */
    list: readonly { choice: string; means: string }[];
    howHeading: string;
    how: readonly string[];
    minorsHeading: string;
    minors: readonly string[];
  };
  rights: { heading: string; list: readonly string[] };
  questions: { heading: string; list: readonly { question: string; answer: string }[] };
  form: {
    heading: string;
    intro: string;
    kind: string;
    kinds: Record<(typeof requestKinds)[number], string>;
    relation: string;
    relations: Record<(typeof relations)[number], string>;
    choose: string;
    name: string;
    birthDate: string;
    birthDateHint: string;
    contact: string;
    contactHint: string;
    words: string;
    wordsHint: string;
    leaveEmpty: string;
    send: string;
    next: string;
    faults: string;
    busyHeading: string;
    busy: string;
  };
  received: {
    title: string;
    heading: string;
    number: (number: string) => string;
    next: readonly string[];
    back: string;
  };
  stranger: { title: string; words: string; back: string };
};
