import { planArrivals } from "./history/plan-arrivals.ts";
import { planHistory } from "./history/plan-history.ts";
import type { PlannedEvent } from "./history/planned-event.ts";
import { writeMessage } from "./messages/write-message.ts";
import { type Chronicle, personOf } from "./people/chronicle.ts";
import type { DemoPerson } from "./people/demo-person.ts";
import { inventHousehold } from "./people/invent-household.ts";
import type { DemoConsent } from "./region/consents.ts";
import { planConsents } from "./region/plan-consents.ts";
import { runMark } from "./run-mark.ts";
import { randomOf, seedOf } from "./seeded-random.ts";
import { tellStories } from "./stories/index.ts";
import { calendarOf } from "./stories/story.ts";
import { instantOf, lastWallBefore, type Wall, wallAt, wallOf } from "./wall-time.ts";

export type DemoMessage = {
  readonly sourceKey: string;
  /** Whom it is about; what happened to one person keeps its order over all sources. */
  readonly personKey: string;
  /** MSH-10: unique over the region, the same again for the same options. */
  readonly controlId: string;
  /** MSH-7 as an instant (ISO 8601, UTC). */
  readonly at: string;
  /** ER7; segments end with CR. */
  readonly text: string;
};

export type DemoRegion = {
  readonly people: readonly DemoPerson[];
  readonly consents: readonly DemoConsent[];
  readonly messageCount: number;
  readonly messages: () => Iterable<DemoMessage>;
  /** What the hospital says of those generated people who came today, up to an instant; beside `messages`. */
  readonly arrivals: (now: Date) => Iterable<DemoMessage>;
};

export type RegionOptions = {
  /** How many beside the people of the stories. */
  readonly people: number;
  readonly seed: number;
  /** YYYY-MM-DD */
  readonly today: string;
};

/**
 * The people of the stories and `people` generated ones, with everything their sources send about them, in the
 * order of time and never after `today` begins in UTC. The stories are the same for every seed; more people
 * change nothing about those before. Histories are planned at once (about 15 kB a person); `messages()` writes the
 * words as it is iterated, as often as wanted.
 * @throws when `today` is no date of the form YYYY-MM-DD
 */
export function generateRegion({ people, seed, today }: RegionOptions): DemoRegion {
  const last = lastWallBefore(today);
  const crowd = inventCrowd(people, seed, last);
  const chronicles = [...tellStories(calendarOf(wallOf(today), last)), ...crowd];
  const events = chronicles.flatMap((chronicle) => chronicle.events).sort((a, b) => a.at - b.at);
  const run = runMark("region", people, seed, today);
  return {
    people: chronicles.map(personOf),
    consents: chronicles.flatMap((chronicle) => chronicle.consents),
    messageCount: events.length,
    messages: () => write(events, run),
    arrivals: (now) => write(planArrivals(crowd, wallAt(now)), runMark("arrivals", run)),
  };
}

function* write(events: readonly PlannedEvent[], run: string): Iterable<DemoMessage> {
  const counts = new Map<string, number>();
  for (const event of events) {
    const { sourceKey } = event.record;
    const count = (counts.get(sourceKey) ?? 0) + 1;
    counts.set(sourceKey, count);
    const controlId = `${sourceKey}${run}${String(count).padStart(7, "0")}`;
    yield {
      sourceKey,
      personKey: event.life.key,
      controlId,
      at: instantOf(event.at),
      text: writeMessage(event, controlId),
    };
  }
}

/** Generated people begin after the hundred ordinals kept for the stories. */
const firstOrdinal = 101;

function inventCrowd(people: number, seed: number, last: Wall): Chronicle[] {
  const crowd: Chronicle[] = [];
  for (let house = 0; crowd.length < people; house += 1) {
    const household = inventHousehold(randomOf(seedOf(seed, "household", house)), last);
    for (const profile of household.slice(0, people - crowd.length)) {
      const chronicle = planHistory(profile, firstOrdinal + crowd.length, seed, last);
      crowd.push({ ...chronicle, consents: planConsents(chronicle.life, chronicle.events, seed, last) });
    }
  }
  return crowd;
}
