import { complaints } from "../clinical/complaints.ts";
import type { DemoMessage } from "../generate-region.ts";
import type { PlannedEvent, Visit } from "../history/planned-event.ts";
import { writeMessage } from "../messages/write-message.ts";
import { emergencyStaff, wardStaff } from "../people/practitioners.ts";
import { type DemoSource, sourceOf } from "../region/sources.ts";
import { runMark } from "../run-mark.ts";
import { type Random, randomOf, seedOf } from "../seeded-random.ts";
import { instantOf, lastWallBefore, minuteMs, type Wall } from "../wall-time.ts";
import { admissionsDeck, type Card, mixedDeck, shuffle } from "./deck.ts";
import { mixPerson } from "./mix-person.ts";
import { resultWriter } from "./result-writer.ts";

/** Everybody in the mix has one record number, so that no order over sources matters. */
export type MixMessage = Omit<DemoMessage, "personKey">;

export type MixOptions = {
  readonly seed: number;
  /** How many people the receiver knows already (see `mixPopulation`); new ones are numbered after them. */
  readonly people: number;
  readonly messages: number;
  /** YYYY-MM-DD; the last message is sent just before it begins. */
  readonly today: string;
  /** Default: Crossbay General. */
  readonly source?: DemoSource;
  readonly adtOnly?: boolean;
};

/**
 * Messages for benches in exact proportions: of every twenty, 8 ADT (A01, A03, A04, A08) and 12 ORU^R01 with 2, 4,
 * 8 or 16 OBX (mean 5); two about a new person, one changing demographics. Nothing is kept but who is on a ward and
 * how often somebody's demographics changed, so that it runs as long as wanted. One second lies between messages.
 * `adtOnly`: a quarter of each ADT, the same shares of new people and changes.
 */
export function* messageMix(options: MixOptions): Iterable<MixMessage> {
  const { seed, messages, today, source = sourceOf("CGH"), adtOnly = false } = options;
  const random = randomOf(seedOf(seed, "mix"));
  const cards = [...(adtOnly ? admissionsDeck : mixedDeck)];
  const last = lastWallBefore(today);
  const nextId = controlIds(source, runMark("mix", source.key, seed, options.people, messages, today, String(adtOnly)));
  const writeResults = resultWriter(source, random);
  const crowd: Crowd = { seed, sourceKey: source.key, last, known: options.people, versions: new Map(), admitted: [] };
  for (let sent = 0; sent < messages; sent += 1) {
    const place = sent % cards.length;
    if (place === 0) shuffle(cards, random);
    const card = cards[place]!;
    const at = last - (messages - sent) * 1000;
    const controlId = nextId();
    const text =
      card.kind === "oru"
        ? writeResults({ ...mention(crowd, random), at, controlId, number: sent, count: card.results })
        : writeMessage(deal(card, sent, at, crowd, random), controlId, source);
    yield { sourceKey: source.key, controlId, at: instantOf(at), text };
  }
}

/** One A04 for each of the people that a mix with the same seed and source takes for known. */
export function* mixPopulation(options: Omit<MixOptions, "messages" | "adtOnly">): Iterable<MixMessage> {
  const { seed, people, today, source = sourceOf("CGH") } = options;
  const random = randomOf(seedOf(seed, "population"));
  const last = lastWallBefore(today) - 90 * 24 * 60 * minuteMs;
  const nextId = controlIds(source, runMark("population", source.key, seed, people, today));
  for (let index = 0; index < people; index += 1) {
    const at = last - (people - index) * 200;
    // Ages count from the mix's own last moment, so that both speak of the same birth dates.
    const someone = mixPerson(seed, index, 0, source.key, lastWallBefore(today));
    const visit = arrival("E", `P${index}`, at, random);
    const controlId = nextId();
    const text = writeMessage({ kind: "adt", trigger: "A04", at, ...someone, visit }, controlId, source);
    yield { sourceKey: source.key, controlId, at: instantOf(at), text };
  }
}

type Crowd = {
  readonly seed: number;
  readonly sourceKey: string;
  readonly last: Wall;
  known: number;
  /** How often the demographics of a person have changed; only those who changed. */
  readonly versions: Map<number, number>;
  /** Who lies on a ward, to be discharged in turn. */
  readonly admitted: { readonly index: number; readonly visit: Visit }[];
};

function deal(card: Card & { kind: "adt" }, sent: number, at: Wall, crowd: Crowd, random: Random): PlannedEvent {
  const isNew = card.isNew === true || crowd.known === 0;
  const index = isNew ? crowd.known : random.whole(0, crowd.known - 1);
  if (isNew) crowd.known += 1;
  switch (card.trigger) {
    case "A01": {
      const visit = arrival("I", `M${sent}`, at, random);
      crowd.admitted.push({ index, visit });
      return { kind: "adt", trigger: "A01", at, ...someone(crowd, index), visit };
    }
    case "A03": {
      const leaving = isNew ? undefined : crowd.admitted.shift();
      const visit = leaving?.visit ?? arrival("I", `M${sent}`, at - 60 * minuteMs, random);
      const left: Visit = { ...visit, leftAt: at, disposition: "01" };
      return { kind: "adt", trigger: "A03", at, ...someone(crowd, leaving?.index ?? index), visit: left };
    }
    case "A04":
      return { kind: "adt", trigger: "A04", at, ...someone(crowd, index), visit: arrival("E", `M${sent}`, at, random) };
    case "A08":
      if (card.changes && !isNew) crowd.versions.set(index, (crowd.versions.get(index) ?? 0) + 1);
      return { kind: "adt", trigger: "A08", at, ...someone(crowd, index) };
  }
}

/** Somebody of the crowd at random; while there is no crowd, its first. */
function mention(crowd: Crowd, random: Random): ReturnType<typeof mixPerson> {
  if (crowd.known === 0) crowd.known = 1;
  return someone(crowd, random.whole(0, crowd.known - 1));
}

const someone = ({ seed, versions, sourceKey, last }: Crowd, index: number): ReturnType<typeof mixPerson> =>
  mixPerson(seed, index, versions.get(index) ?? 0, sourceKey, last);

function arrival(kind: "E" | "I", number: string, at: Wall, random: Random): Visit {
  const complaint = random.pick(complaints);
  return {
    number,
    kind,
    location: { unit: kind === "E" ? "ED" : "4W", room: String(random.whole(1, 40)), bed: "A" },
    attending: random.pick(kind === "E" ? emergencyStaff : wardStaff),
    service: kind === "E" ? "EMR" : "MED",
    reason: complaint.reason,
    arrivedAt: at,
    diagnoses: [complaint],
  };
}

function controlIds(source: DemoSource, run: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${source.key}${run}${String(count).padStart(8, "0")}`;
  };
}
