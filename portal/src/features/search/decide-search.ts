import type { PersonSearch } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

/** The search form as typed. */
export interface TypedSearch {
  family: string;
  given: string;
  birthDate: string;
  identifier: string;
}

export type SearchDecision = { search: PersonSearch } | { errors: FieldError[] };

/** Surname and birth date, or a record number; what is typed in both is sent in both. */
export function decideSearch(typed: TypedSearch, { search: words }: Words): SearchDecision {
  const family = typed.family.trim();
  const given = typed.given.trim();
  const identifier = typed.identifier.trim();
  const birthDate = parseTypedDate(typed.birthDate);
  const errors: FieldError[] = [];
  if (identifier === "" && family === "") errors.push({ field: "family", text: words.familyMissing });
  if (identifier === "" && typed.birthDate.trim() === "")
    errors.push({ field: "birthDate", text: words.birthDateMissing });
  if (typed.birthDate.trim() !== "" && !birthDate) errors.push({ field: "birthDate", text: words.birthDateUnclear });
  if (errors.length > 0) return { errors };
  return {
    search: {
      ...(family === "" ? {} : { family }),
      ...(given === "" ? {} : { given }),
      ...(birthDate ? { birthDate } : {}),
      ...(identifier === "" ? {} : { identifier }),
    },
  };
}
