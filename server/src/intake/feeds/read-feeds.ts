import { listSources, type Source } from "../../accounts/index.ts";
import type { ParticipantId, SourceId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { FeedSigns } from "./feed-alarm-rules.ts";
import type { FeedFacts } from "./feed-facts.ts";
import { allowedSilence, type Rhythm } from "./feed-rhythm-rules.ts";
import { findFeedFacts } from "./feed-store.ts";

/** A source, what is counted of it, and how it stands. */
export type KnownFeed = { source: Source; facts: FeedFacts; signs: FeedSigns; allowedMinutes: number | undefined };

/** All feeds, those of one participant, or these, by code: one statement for the sources and one for everything about them. */
export async function readFeeds(
  tx: Tx,
  now: Date,
  of: { participantId?: ParticipantId; sourceIds?: readonly SourceId[] } = {},
): Promise<KnownFeed[]> {
  const sources = await listSources(tx, of);
  const facts = await findFeedFacts(
    tx,
    sources.map(({ id }) => id),
    now,
  );
  const factsOf = new Map(facts.map((fact) => [fact.sourceId, fact]));
  return sources.flatMap((source) => {
    const fact = factsOf.get(source.id);
    return fact
      ? [{ source, facts: fact, signs: signsOf(fact, now), allowedMinutes: allowedOf(source, fact, now) }]
      : [];
  });
}

const signsOf = (facts: FeedFacts, now: Date): FeedSigns => ({
  now,
  lastAt: facts.lastAt ?? undefined,
  messages: facts.hourMessages,
  errors: facts.hourErrors,
  newlyWaiting: facts.newlyWaiting,
  open: {
    ...(facts.silentSince ? { silence: { since: facts.silentSince } } : {}),
    ...(facts.errorsOpenedAt ? { errors: { since: facts.errorsOpenedAt } } : {}),
  },
});

function allowedOf({ timeZone }: Source, { weekday, weekend }: FeedFacts, now: Date): number | undefined {
  const rhythm: Rhythm | undefined = weekday && weekend ? { weekday, weekend } : undefined;
  return allowedSilence(rhythm, now, timeZone);
}
