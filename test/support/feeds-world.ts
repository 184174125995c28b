import {
  accountRoutes,
  addSource,
  type NewSource,
  type Participant,
  type Source,
} from "../../server/src/accounts/index.ts";
import { addFeedCounts } from "../../server/src/intake/feeds/feed-count-store.ts";
import { bucketOfDelay, noDelays } from "../../server/src/intake/feeds/feed-delay-rules.ts";
import type { MinuteCount } from "../../server/src/intake/feeds/minute-count.ts";
import { feedRoutes } from "../../server/src/intake/index.ts";
import { makeHttpServer } from "../../server/src/platform/http.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { type AccountsWorld, startAccountsWorld, TestBrowser } from "./accounts-world.ts";

/** Accounts with sources, whose feeds have a past: what intake would have counted, without the messages. */
export type FeedsWorld = AccountsWorld & {
  source(participant: Participant, code: string, terms?: Partial<NewSource>): Promise<Source>;
  /** So many messages in one minute, of which some were refused. */
  speak(source: Source, at: string, messages?: number, errors?: number): Promise<void>;
  /** A message every so many minutes, between two instants. */
  speakEvery(source: Source, minutes: number, from: string, to: string): Promise<void>;
};

const minuteMs = 60_000;

export async function startFeedsWorld(): Promise<FeedsWorld> {
  const world = await startAccountsWorld();
  const metrics = makeMetrics();
  const http = await makeHttpServer({ log: world.context.log, metrics, trustedProxies: [] });
  accountRoutes(http, { ...world.context, metrics });
  feedRoutes(http, world.context);
  await http.ready();
  const count = (source: Source, atMs: number, messages = 1, errors = 0): MinuteCount => {
    const delays = noDelays();
    delays[bucketOfDelay(2_000)] = messages;
    const minute = Math.floor(atMs / minuteMs) * minuteMs;
    return {
      sourceId: source.id,
      minuteMs: minute,
      messages,
      errors,
      notStored: 0,
      clockAhead: 0,
      delays,
      delayHighestMs: 2_000,
      lastAtMs: atMs,
    };
  };
  return {
    ...world,
    http,
    browser: (address) => new TestBrowser(http, world.outbox, address),
    async stop() {
      await http.close();
      await world.stop();
    },
    async source(participant, code, terms = {}) {
      const added = await world.transaction((tx) =>
        addSource(tx, {
          participantId: participant.id,
          code,
          name: `Feed ${code}`,
          sendingApplication: "ADT",
          sendingFacility: code,
          assigningAuthority: code,
          timeZone: "America/New_York",
          now: world.clock.now(),
          ...terms,
        }),
      );
      if ("refused" in added) throw new Error(added.refused);
      return added;
    },
    speak: (source, at, messages, errors) =>
      world.transaction((tx) => addFeedCounts(tx, [count(source, Date.parse(at), messages, errors)])),
    async speakEvery(source, minutes, from, to) {
      const counts: MinuteCount[] = [];
      for (let at = Date.parse(from); at < Date.parse(to); at += minutes * minuteMs) counts.push(count(source, at));
      await world.transaction((tx) => addFeedCounts(tx, counts));
    },
  };
}
