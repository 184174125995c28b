import { listPublicParticipants, type PublicParticipant } from "../accounts/index.ts";
import type { Platform } from "../platform/platform.ts";
import type { Tx } from "../platform/transaction.ts";
import { groundOf, listedEntry } from "./entry-rules.ts";
import { lateFrom } from "./fold-arrivals.ts";
import { deleteFromListing, type KnownEntry, keepListed, knownEntries, writeListing } from "./listing-store.ts";
import { listedSince, lockTallies, takeUnlisted } from "./tally-store.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** So that all of a large region are looked at within a day, though nothing of them changes. */
const agedAtOnceMax = 20;

/**
 * Brings the public directory up to date: looks at participants that changed, at those of whose sources something was counted, and at
 * a few that nobody looked at for a day, since what counts as lately moves on. It reads nothing of the record.
 */
export async function refreshListing({ database }: Pick<Platform, "database">, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await lockTallies(tx))) return;
    const participants = await listPublicParticipants(tx);
    const known = await knownEntries(tx);
    const present = new Set<string>(participants.map(({ id }) => id));
    const gone = known.filter(({ participantId }) => !present.has(participantId));
    if (gone.length > 0) await deleteFromListing(tx, idsOf(gone));
    const wanted = await findWanted(tx, { participants, known, now });
    if (wanted.length > 0) await look(tx, { participants: wanted, known, now });
  });
}

type Asked = { participants: readonly PublicParticipant[]; known: readonly KnownEntry[]; now: Date };

/** Those whose entry may say something else than it does. */
async function findWanted(tx: Tx, { participants, known, now }: Asked): Promise<PublicParticipant[]> {
  const counted = new Set(await takeUnlisted(tx));
  const groundOfEntry = new Map(known.map(({ participantId, ground }) => [participantId, ground]));
  const yesterday = new Date(now.getTime() - dayMs);
  const aged = new Set(idsOf(known.filter(({ listedAt }) => listedAt < yesterday).slice(0, agedAtOnceMax)));
  return participants.filter(
    (participant) =>
      aged.has(participant.id) ||
      participant.sources.some(({ id }) => counted.has(id)) ||
      groundOfEntry.get(participant.id) !== groundOf(participant),
  );
}

/** Makes the entries of these anew, and writes those that differ. */
async function look(tx: Tx, { participants, known, now }: Asked): Promise<void> {
  const sourceIds = participants.flatMap(({ sources }) => sources.map(({ id }) => id));
  const counts = await listedSince(tx, lateFrom(now), sourceIds);
  const countsOf = Map.groupBy(counts, ({ sourceId }) => sourceId as string);
  const digests = new Map(known.map(({ participantId, digest }) => [participantId, digest]));
  const entries = participants.map((participant) => listedEntry(participant, countsOf));
  const changed = entries.filter(({ entry, digest }) => digests.get(entry.id) !== digest);
  if (changed.length > 0) await writeListing(tx, changed, now);
  const same = entries.filter(({ entry, digest }) => digests.get(entry.id) === digest);
  if (same.length > 0)
    await keepListed(
      tx,
      same.map(({ entry }) => entry.id),
      now,
    );
}

const idsOf = (entries: readonly KnownEntry[]): string[] => entries.map(({ participantId }) => participantId);
