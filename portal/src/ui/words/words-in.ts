import { en, type Words } from "./en.ts";
import { signing as spanishSigning } from "./spanish/signing.ts";

const monthsInSpanish = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

/** A language that patients sign in is a line here; what has no translation stays in English. */
const languages: Record<string, Words> = {
  es: {
    ...en,
    signing: spanishSigning,
    clinical: {
      ...en.clinical,
      months: monthsInSpanish,
      day: (day, month, year) => `${day} ${monthsInSpanish[month - 1]} ${year}`,
    },
    problems: { ...en.problems, summaryTitle: "Hay algo que corregir", retry: "Intentar de nuevo" },
  },
};

/** The catalogue for a patient who reads `language`. */
export const wordsIn = (language: string): Words => languages[language] ?? en;
