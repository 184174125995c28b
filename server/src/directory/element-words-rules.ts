import type { DataElement, Timeliness } from "@crossbay/contract";

/** Data elements as the public directory calls them, in the order in which they stand. */
export const elementWords: Readonly<Record<DataElement, string>> = {
  demographics: "Demographics",
  encounters: "Visits and stays",
  problems: "Problems",
  allergies: "Allergies",
  medications: "Medications",
  results: "Laboratory and other results",
  vitals: "Vital signs",
  immunisations: "Immunizations",
  procedures: "Procedures",
  documents: "Documents and notes",
  images: "Imaging studies and reports",
  directives: "Advance directives",
  insurance: "Insurance",
  claims: "Claims",
};

export const dataElements = Object.keys(elementWords) as readonly DataElement[];

export const timelinessWords: Readonly<Record<Timeliness, string>> = {
  "real-time": "In real time",
  batch: "In batches",
  unknown: "Nothing yet",
};
