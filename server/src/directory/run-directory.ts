import type { Platform } from "../platform/platform.ts";
import { countWhatStood } from "./count-what-stood.ts";
import { foldArrivals } from "./fold-arrivals.ts";
import { refreshListing } from "./refresh-listing.ts";

/** Brings tallies and directory up to date: what arrived, what stood before, what the public sees. Idempotent; runs anywhere. */
export async function runDirectory(context: Pick<Platform, "database">, now: Date): Promise<void> {
  await foldArrivals(context, now);
  await countWhatStood(context, now);
  await refreshListing(context, now);
}
