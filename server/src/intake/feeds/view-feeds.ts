import type { Feed, FeedsPage } from "@crossbay/contract";
import type { DutyScope } from "../../access/index.ts";
import { listCertificates } from "../../accounts/index.ts";
import type { SourceId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/transaction.ts";
import { countStrangers } from "./feed-store.ts";
import { presentFeed } from "./present-feed-rules.ts";
import { readFeeds } from "./read-feeds.ts";

/**
 * How every feed of a scope stands, by code, from one snapshot: up to two seconds behind what was answered. It holds nothing of a
 * patient.
 */
export async function viewFeeds(
  { database, clock }: Pick<Platform, "database" | "clock">,
  scope: DutyScope,
): Promise<FeedsPage> {
  const now = clock.now();
  return database.snapshot(async (tx) => {
    const feeds = await readFeeds(tx, now, scope === "every-participant" ? {} : scope);
    const certificates = await certificatesBySource(tx);
    return {
      at: now.toISOString(),
      feeds: feeds.map((feed) => presentFeed(feed, certificates.get(feed.source.id) ?? [])),
      ...(scope === "every-participant" ? { strangers: await countStrangers(tx) } : {}),
    };
  });
}

async function certificatesBySource(tx: Tx): Promise<ReadonlyMap<SourceId, Feed["certificates"]>> {
  const bySource = new Map<SourceId, Feed["certificates"]>();
  for (const { sourceId, subject, validUntil } of await listCertificates(tx)) {
    const certificate = { subject, expiresAt: validUntil.toISOString() };
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), certificate]);
  }
  return bySource;
}
