import type { Feed, FeedState } from "@crossbay/contract";

const ranks: Record<FeedState, number> = { failing: 0, silent: 0, live: 2, quiet: 2, never: 3 };
const certificateWarnDays = 30;
const dayMs = 86_400_000;

/** Those that need somebody first, then those at work, then those that never spoke; by name within. */
export const orderFeeds = (feeds: readonly Feed[], now: string): Feed[] =>
  feeds.toSorted((one, other) => rankOf(one, now) - rankOf(other, now) || one.name.localeCompare(other.name));

/** Failing, silent, with messages that wait, or with a certificate that ends soon. */
export const needsAttention = (feed: Feed, now: string): boolean => rankOf(feed, now) < 2;

/** The certificate that ends within 30 days, or has ended. */
export function endingCertificate(feed: Feed, now: string): Feed["certificates"][number] | undefined {
  const ends = feed.certificates.toSorted((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt))[0];
  return ends && Date.parse(ends.expiresAt) - Date.parse(now) < certificateWarnDays * dayMs ? ends : undefined;
}

function rankOf(feed: Feed, now: string): number {
  const rank = ranks[feed.state];
  return rank > 0 && (feed.waiting > 0 || endingCertificate(feed, now)) ? 1 : rank;
}
