import type { DataClass, Extent } from "./roles-rules.ts";

/** What somebody sees of each data class, in words. Policy §5. */
export const extentWords = (
  extents: Readonly<Record<DataClass, Extent>>,
  { seesSensitiveData }: { seesSensitiveData: boolean },
): { dataClass: string; extent: string }[] =>
  Object.entries(dataClassWords).map(([dataClass, words]) => {
    const extent = extents[dataClass as DataClass];
    const shown = extent === "by-title" ? (seesSensitiveData ? "full" : "none") : extent;
    return { dataClass: words, extent: shownWords[shown] };
  });

const dataClassWords: Record<DataClass, string> = {
  demographics: "Name, birth date, sex, address, phone",
  encounters: "Encounters, care team, directives",
  "clinical-lists": "Problems, allergies, medications, immunizations",
  results: "Results, vitals, imaging reports",
  documents: "Documents and notes",
  sensitive: "Sensitive classes, where consent covers them",
  identifiers: "Other organizations' record numbers and source names",
  consent: "Consent: see and record",
};

const shownWords: Record<Exclude<Extent, "by-title">, string> = {
  full: "Yes",
  "dates-only": "Dates only",
  summaries: "Discharge and care summaries",
  none: "No",
};
