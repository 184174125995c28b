import type { Feed } from "@crossbay/contract";
import type { SourceId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { presentFeed } from "./present-feed-rules.ts";
import { readFeeds } from "./read-feeds.ts";

/** How the feeds of these sources stand, by code, without their certificates. Whether the reader may see them, the caller has asked. */
export async function viewSomeFeeds(
  { database, clock }: Pick<Platform, "database" | "clock">,
  sourceIds: readonly SourceId[],
): Promise<Omit<Feed, "certificates">[]> {
  const feeds = await database.snapshot((tx) => readFeeds(tx, clock.now(), { sourceIds }));
  return feeds.map((feed) => presentFeed(feed, []));
}
