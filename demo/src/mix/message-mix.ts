import { type AnalyteKey, analytes, rangeFor } from "../clinical/analytes.ts";
import { complaints } from "../clinical/conditions.ts";
import { toMeasurement } from "../clinical/measure.ts";
import { type Panel, panels } from "../clinical/panels.ts";
import type { DemoMessage } from "../generate-region.ts";
import type { Order, PlannedEvent, Visit } from "../history/planned-event.ts";
import { writeMessage } from "../messages/write-message.ts";
import { emergencyStaff, wardStaff } from "../people/practitioners.ts";
import { type DemoSource, sourceOf } from "../region/sources.ts";
import { runMark } from "../run-mark.ts";
import { type Random, randomOf, seedOf } from "../seeded-random.ts";
import { instantOf, lastWallBefore, minuteMs, type Wall } from "../wall-time.ts";
import { admissionsDeck, type Card, mixedDeck, shuffle } from "./deck.ts";
import { mixPerson } from "./mix-person.ts";

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

export function* messageMix(options: MixOptions): Iterable<DemoMessage> {
  const { seed, messages, today, source = sourceOf("CGH"), adtOnly = false } = options;
  const random = randomOf(seedOf(seed, "mix"));
  const cards = [...(adtOnly ? admissionsDeck : mixedDeck)];
  const last = lastWallBefore(today);
  const stamp = stamper(source, runMark("mix", source.key, seed, options.people, messages, today, String(adtOnly)));
  const crowd: Crowd = { seed, sourceKey: source.key, last, known: options.people, versions: new Map(), admitted: [] };
  for (let sent = 0; sent < messages; sent += 1) {
    const place = sent % cards.length;
    if (place === 0) shuffle(cards, random);
    const at = last - (messages - sent) * 1000;
    yield stamp(deal(cards[place]!, sent, at, crowd, random));
  }
}

/** One A04 for each of the people that a mix with the same seed and source takes for known. */
export function* mixPopulation(options: Omit<MixOptions, "messages" | "adtOnly">): Iterable<DemoMessage> {
  const { seed, people, today, source = sourceOf("CGH") } = options;
  const random = randomOf(seedOf(seed, "population"));
  const last = lastWallBefore(today) - 90 * 24 * 60 * minuteMs;
  const stamp = stamper(source, runMark("population", source.key, seed, people, today));
  for (let index = 0; index < people; index += 1) {
    const at = last - (people - index) * 200;
    // Ages count from the mix's own last moment, so that both speak of the same birth dates.
    const someone = mixPerson(seed, index, 0, source.key, lastWallBefore(today));
    const visit = arrival("E", `P${index}`, at, random);
    yield stamp({ kind: "adt", trigger: "A04", at, ...someone, visit });
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

function deal(card: Card, sent: number, at: Wall, crowd: Crowd, random: Random): PlannedEvent {
  const isNew = (card.kind === "adt" && card.isNew === true) || crowd.known === 0;
  const index = isNew ? crowd.known : random.whole(0, crowd.known - 1);
  if (isNew) crowd.known += 1;
  if (card.kind === "oru") {
    return { kind: "oru", at, ...someone(crowd, index), order: orderOf(card.results, sent, at, random) };
  }
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

const results: Readonly<Record<2 | 4 | 8 | 16, Panel>> = {
  2: panels.prothrombin,
  4: panels.lipids,
  8: { ...panels.basicMetabolic, measured: panels.basicMetabolic.measured.slice(0, 8) },
  16: { ...panels.completeMetabolic, measured: [...panels.completeMetabolic.measured, "magnesium"] },
};

function orderOf(count: 2 | 4 | 8 | 16, sent: number, at: Wall, random: Random): Order {
  const { code, name, localCode, localName, section, measured } = results[count];
  return {
    placerNumber: `O${sent}`,
    fillerNumber: `R${sent}`,
    code,
    name,
    localCode,
    localName,
    section,
    collectedAt: at - 50 * minuteMs,
    reportedAt: at - minuteMs,
    orderedBy: random.pick(wardStaff),
    status: "F",
    measurements: measured.map((key: AnalyteKey) => toMeasurement(key, anyValue(key, random), "M", false)),
    answers: [],
    report: [],
  };
}

/** Mostly usual, now and then far out; nobody's own values. */
function anyValue(key: AnalyteKey, random: Random): number {
  const { usual, spread } = analytes[key];
  const value = random.normal(usual, random.chance(0.1) ? spread * 4 : spread);
  return Math.max(rangeFor(analytes[key], "M").low ?? 0, usual / 4, value);
}

function stamper(source: DemoSource, run: string): (event: PlannedEvent) => DemoMessage {
  let count = 0;
  return (event) => {
    count += 1;
    const controlId = `${source.key}${run}${String(count).padStart(8, "0")}`;
    const text = writeMessage(event, controlId, source);
    return { sourceKey: source.key, controlId, at: instantOf(event.at), text };
  };
}
