import type { ComparedField, Level } from "./compare-rules.ts";

/** Names of what is compared, for people. */
export const fieldWords: Readonly<Record<ComparedField, string>> = {
  family: "family name",
  given: "given name",
  middle: "second given names",
  suffix: "generation (Jr, III)",
  birthDate: "birth date",
  birthOrder: "place in a multiple birth",
  sex: "sex",
  ssn: "social security number",
  phone: "telephone",
  address: "address",
};

/** How far a field agrees, for people. */
export const levelWords: Readonly<Record<Level, string>> = {
  exact: "same",
  close: "nearly the same",
  similar: "similar",
  partial: "agrees as far as it is told",
  different: "different",
  far: "a generation apart",
  missing: "not told",
};

/** What a resolution means, without a word about the other person. */
export const outcomeSentences = {
  known: "The record number is known: the message goes to that patient, and nobody is compared.",
  same: "A person that is known already is the same beyond doubt: the new record number would be linked to that person.",
  review:
    "A person that is known already may be the same: the patient would stand alone until a steward has compared the two.",
  new: "Nobody who is known is like this patient: a person of its own.",
} as const;

/** Where only some sources' patients were compared. */
export const ownSourcesOnly = "Only patients of your own sources were compared; what others know is not told here.";
