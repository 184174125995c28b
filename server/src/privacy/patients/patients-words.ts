import type { PatientsPageWords } from "./patients-page-words.ts";
import { englishPatientsPage } from "./patients-words-en.ts";
import { spanishPatientsPage } from "./patients-words-es.ts";
import type { RequestLanguage } from "./request-rules.ts";

/** The words of the page for patients, by language. */
export const patientsPageWords: Record<RequestLanguage, PatientsPageWords> = {
  en: englishPatientsPage,
  es: spanishPatientsPage,
};
