import { listPublicParticipants } from "../accounts/index.ts";
import type { Platform } from "../platform/platform.ts";
import { type ListedEntry, listedEntry } from "./entry-rules.ts";
import { lateFrom } from "./fold-arrivals.ts";
import { deleteFromListing, listedDigests, writeListing } from "./listing-store.ts";
import { listedSince, lockTallies } from "./tally-store.ts";

/**
 * Brings the public directory up to date with participants, sites, sources and tallies; writes what changed alone. It reads the tallies,
 * a row for each source and element, and nothing of the record.
 */
export async function refreshListing({ database }: Pick<Platform, "database">, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await lockTallies(tx))) return;
    const participants = await listPublicParticipants(tx);
    const countsOf = Map.groupBy(await listedSince(tx, lateFrom(now)), ({ sourceId }) => sourceId as string);
    const listed = new Map((await listedDigests(tx)).map(({ participantId, digest }) => [participantId, digest]));
    const changed: ListedEntry[] = [];
    for (const participant of participants) {
      const entry = listedEntry(participant, countsOf);
      if (listed.get(participant.id) !== entry.digest) changed.push(entry);
      listed.delete(participant.id);
    }
    if (changed.length > 0) await writeListing(tx, changed, now);
    if (listed.size > 0) await deleteFromListing(tx, [...listed.keys()]);
  });
}
