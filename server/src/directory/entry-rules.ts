import { createHash } from "node:crypto";
import type { DataElement, ParticipantType, Timeliness } from "@crossbay/contract";
import { type PublicParticipant, searchText as searchTextOf } from "../accounts/index.ts";
import type { Listed } from "./counted.ts";
import { type ShownCount, shownCount } from "./shown-count-rules.ts";
import { timelinessOf } from "./timeliness-rules.ts";

/** What the public directory says of a participant. */
export type Entry = {
  id: string;
  name: string;
  type: ParticipantType;
  sites: { id: string; name: string }[];
  sources: EntrySource[];
};

export type EntrySource = {
  id: string;
  name: string;
  timeliness: Timeliness;
  /** Plain date (UTC); absent while nothing has come. */
  since?: string;
  elements: { element: DataElement; since: string; records: ShownCount }[];
};

/** An entry and by what it is found. */
export type ListedEntry = {
  entry: Entry;
  searchText: string;
  elements: DataElement[];
  realTime: boolean;
  /** Of what the participant is; and of everything here, so that only what changed is written. */
  ground: string;
  digest: string;
};

export function listedEntry(
  participant: PublicParticipant,
  countsOf: ReadonlyMap<string, readonly Listed[]>,
): ListedEntry {
  const { id, name, type, sites } = participant;
  const sources = participant.sources.map((source) => sourceEntry(source, countsOf.get(source.id) ?? []));
  const found = {
    entry: { id, name, type, sites, sources },
    searchText: [participant.searchText, searchTextOf(...sources.map((source) => source.name))].join("\n"),
    elements: [...new Set(sources.flatMap(({ elements }) => elements.map(({ element }) => element)))].sort(),
    ground: groundOf(participant),
    realTime: sources.some(({ timeliness }) => timeliness === "real-time"),
  };
  return { ...found, digest: digestOf(found) };
}

/** What a participant is, apart from what is counted, as a digest. */
export const groundOf = (participant: PublicParticipant): string => digestOf(participant);

const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("base64url");

function sourceEntry({ id, name }: PublicParticipant["sources"][number], counts: readonly Listed[]): EntrySource {
  const elements = counts
    .filter(({ added }) => added > 0)
    .map(({ element, firstAt, added }) => ({ element, since: dayOf(firstAt), records: shownCount(added) }));
  const since = elements.map((one) => one.since).sort()[0];
  return { id, name, timeliness: timelinessOf(counts), ...(since ? { since } : {}), elements };
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
