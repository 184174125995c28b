import type { DataElement, ParticipantType } from "@crossbay/contract";

/** What is looked for; every word, and whatever else is there. */
export type DirectorySearch = {
  /** As `searchText` makes them. */
  words: readonly string[];
  type?: ParticipantType | undefined;
  element?: DataElement | undefined;
  realTime: boolean;
};
