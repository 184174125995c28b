import type { DataElement } from "@crossbay/contract";
import type { SourceId } from "../platform/ids.ts";

/** What the public directory shows of, by source and element; lately: since a day. */
export type Listed = {
  sourceId: SourceId;
  element: DataElement;
  added: number;
  received: number;
  prompt: number;
  receivedLately: number;
  promptLately: number;
  firstAt: Date;
};

/** Counts of one element of a source; `gaps` by field. */
export type Counts = { received: number; added: number; coded: number; prompt: number; gaps: number[] };

export type Counted = Counts & {
  sourceId: SourceId;
  element: DataElement;
  firstAt: Date;
  newestAt: Date;
  /** Of the last days; null where nothing came. */
  lately: Counts | null;
};
