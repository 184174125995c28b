import type { Feed, FeedState, SourcesPage, SourcesSearch } from "@crossbay/contract";
import type { DutyScope } from "../access/index.ts";
import { searchText } from "../accounts/index.ts";
import type { SourceId } from "../platform/ids.ts";
import type { Platform } from "../platform/platform.ts";
import { lateFrom } from "./fold-arrivals.ts";
import { sourceQuality } from "./quality-rules.ts";
import { countedSince } from "./tally-store.ts";

/** How the feeds of a scope stand: handed in by app, since intake knows. */
export type FeedsOfScope = (scope: DutyScope) => Promise<readonly Feed[]>;

const sourcesAPage = 50;

/** A page of sources with what each sends, and how well; those that need somebody first. Up to a minute behind what was answered. */
export async function viewSources(
  { database, clock }: Pick<Platform, "database" | "clock">,
  feedsOf: FeedsOfScope,
  { scope, search }: { scope: DutyScope; search: SourcesSearch },
): Promise<SourcesPage> {
  const now = clock.now();
  const feeds = await feedsOf(scope);
  const states: Record<FeedState, number> = { live: 0, quiet: 0, silent: 0, failing: 0, never: 0 };
  for (const { state } of feeds) states[state] += 1;
  const words = searchText(search.search ?? "")
    .split(" ")
    .filter(Boolean);
  const found = feeds.filter((feed) => isFound(feed, words, search.state)).sort(byNeed);
  const pages = Math.max(1, Math.ceil(found.length / sourcesAPage));
  const page = Math.min(Number(search.page ?? 1), pages);
  const shown = found.slice((page - 1) * sourcesAPage, page * sourcesAPage);
  const sourceIds = shown.map(({ sourceId }) => sourceId as SourceId);
  const counted = await database.snapshot((tx) => countedSince(tx, lateFrom(now), sourceIds));
  const countedOf = Map.groupBy(counted, ({ sourceId }) => sourceId as string);
  return {
    at: now.toISOString(),
    sources: shown.map((feed) => sourceQuality(feed, countedOf.get(feed.sourceId) ?? [])),
    ...{ page, pages, states },
    total: found.length,
  };
}

function isFound(feed: Feed, words: readonly string[], state: FeedState | undefined): boolean {
  if (state !== undefined && feed.state !== state) return false;
  if (words.length === 0) return true;
  const text = searchText(feed.code, feed.name, feed.participantName);
  return words.every((word) => text.includes(word));
}

const needs: Readonly<Record<FeedState, number>> = { failing: 0, silent: 1, never: 2, quiet: 3, live: 3 };

const byNeed = (a: Feed, b: Feed): number =>
  needs[a.state] - needs[b.state] ||
  a.participantName.localeCompare(b.participantName, "en") ||
  a.code.localeCompare(b.code, "en");
