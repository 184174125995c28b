import type { Feed, FeedState, SourcesPage, SourcesSearch } from "@crossbay/contract";
import type { DutyScope } from "../access/index.ts";
import { searchText } from "../accounts/index.ts";
import type { SourceId } from "../platform/ids.ts";
import type { Platform } from "../platform/platform.ts";
import { lateFrom } from "./fold-arrivals.ts";
import { sourceQuality } from "./quality-rules.ts";
import { countedSince } from "./tally-store.ts";

type FeedInBrief = Pick<Feed, "sourceId" | "code" | "name" | "participantName" | "state">;

/** What intake knows of feeds: handed in by app. */
export type FeedPorts = {
  /** In which state every feed of a scope is; asked each time, so it must cost little where there are thousands. */
  statesOf: (scope: DutyScope) => Promise<readonly FeedInBrief[]>;
  /** How these stand. */
  feedsOf: (sourceIds: readonly SourceId[]) => Promise<readonly Omit<Feed, "certificates">[]>;
};

const sourcesAPage = 50;

/** A page of sources with what each sends, and how well; those that need somebody first. Up to a minute behind what was answered. */
export async function viewSources(
  { database, clock }: Pick<Platform, "database" | "clock">,
  { statesOf, feedsOf }: FeedPorts,
  { scope, search }: { scope: DutyScope; search: SourcesSearch },
): Promise<SourcesPage> {
  const now = clock.now();
  const feeds = await statesOf(scope);
  const states: Record<FeedState, number> = { live: 0, quiet: 0, silent: 0, failing: 0, never: 0 };
  for (const { state } of feeds) states[state] += 1;
  const words = searchText(search.search ?? "")
    .split(" ")
    .filter(Boolean);
  const found = feeds.filter((feed) => isFound(feed, words, search.state)).sort(byNeed);
  const pages = Math.max(1, Math.ceil(found.length / sourcesAPage));
  const page = Math.min(Number(search.page ?? 1), pages);
  const sourceIds = found
    .slice((page - 1) * sourcesAPage, page * sourcesAPage)
    .map(({ sourceId }) => sourceId as SourceId);
  const [shown, counted] = await Promise.all([
    feedsOf(sourceIds),
    database.snapshot((tx) => countedSince(tx, lateFrom(now), sourceIds)),
  ]);
  const feedOf = new Map(shown.map((feed) => [feed.sourceId, feed]));
  const countedOf = Map.groupBy(counted, ({ sourceId }) => sourceId as string);
  return {
    at: now.toISOString(),
    sources: sourceIds.flatMap((id) => {
      const feed = feedOf.get(id);
      return feed ? [sourceQuality(feed, countedOf.get(id) ?? [])] : [];
    }),
    ...{ page, pages, states },
    total: found.length,
  };
}

function isFound(feed: FeedInBrief, words: readonly string[], state: FeedState | undefined): boolean {
  if (state !== undefined && feed.state !== state) return false;
  if (words.length === 0) return true;
  const text = searchText(feed.code, feed.name, feed.participantName);
  return words.every((word) => text.includes(word));
}

const needs: Readonly<Record<FeedState, number>> = { failing: 0, silent: 1, never: 2, quiet: 3, live: 3 };

const { compare } = new Intl.Collator("en");

const byNeed = (a: FeedInBrief, b: FeedInBrief): number =>
  needs[a.state] - needs[b.state] || compare(a.participantName, b.participantName) || compare(a.code, b.code);
