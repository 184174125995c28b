import { allergies } from "../clinical/allergies.ts";
import { complaints } from "../clinical/complaints.ts";
import { type Condition, conditions } from "../clinical/conditions.ts";
import type { PanelKey } from "../clinical/panels.ts";
import type { Chronicle } from "../people/chronicle.ts";
import { until } from "../people/chronicle.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { inventConditions } from "../people/invent-conditions.ts";
import type { Profile } from "../people/invent-household.ts";
import { inventRecordNumber, inventSecondRecordNumber } from "../people/invent-record-number.ts";
import { familyNames } from "../people/names.ts";
import { mistype } from "../people/vary-demographics.ts";
import { type Random, randomOf, seedOf } from "../seeded-random.ts";
import { ageOn, dayMs, hourMs, minuteMs, type Wall, yearMs } from "../wall-time.ts";
import { inventMove, type RecordOpener, recordOpener } from "./open-records.ts";
import { planEmergencyVisit } from "./plan-emergency-visit.ts";
import { planPracticeVisit } from "./plan-practice-visit.ts";
import { planRecoveryVisit } from "./plan-recovery-visit.ts";
import { planResidence } from "./plan-residence.ts";
import type { Life, PlannedEvent } from "./planned-event.ts";

/** The last one to ten years of a generated person, at every source that knows them. */
export function planHistory(profile: Profile, ordinal: number, seed: number, last: Wall): Omit<Chronicle, "consents"> {
  const random = randomOf(seedOf(seed, "life", ordinal));
  const { self, about } = profile;
  const age = ageOn(self.birthDate, last);
  const born = Date.parse(`${self.birthDate}T00:00:00Z`);
  const start = Math.max(born + 20 * dayMs, Math.round(last - (1 + 9 * random.fraction() ** 2) * yearMs));
  const life = inventLife(self.birthDate, profile, ordinal, random, last, about);
  const usesPractice = random.chance(0.72);
  const moves = random.chance(0.07) && last - start > 0.5 * yearMs;
  const movedAt = Math.round(start + (last - start) * (0.3 + 0.5 * random.fraction()));
  const move = moves
    ? inventMove(self, movedAt, usesPractice ? "LSFP" : "CGH", random.pickCommon(familyNames), random)
    : undefined;
  const open = recordOpener(self, ordinal, random, move);
  const span: Span = { life, open, start, last, random, age };

  const events: PlannedEvent[] = [];
  if (usesPractice) events.push(...practiceYears(span));
  events.push(...emergencies(span, usesPractice ? 0 : 1));
  if (life.body.conditions.some(({ key }) => key === "opioidDependence")) events.push(...recovery(span));
  if (age >= 76 && random.chance(0.35)) events.push(...residence(span));
  if (move) events.push({ kind: "adt", trigger: "A08", at: movedAt, life, record: open(move.toldTo) });
  if (random.chance(0.02)) events.push(...doubledRecord(span));
  return { life, self, events: until(events, last) };
}

type Span = {
  readonly life: Life;
  readonly open: RecordOpener;
  readonly start: Wall;
  readonly last: Wall;
  readonly random: Random;
  readonly age: number;
};

function inventLife(
  birthDate: string,
  { self }: Profile,
  ordinal: number,
  random: Random,
  last: Wall,
  about: Profile["about"],
): Life {
  let numbered = 0;
  const first = random.chance(0.24) ? [random.pick(allergies)] : [];
  const second = first.length > 0 && random.chance(0.25) ? [random.pick(allergies)] : [];
  return {
    key: `p${String(ordinal).padStart(5, "0")}`,
    ordinal,
    body: {
      seed: seedOf("body", ordinal, birthDate),
      sex: self.sex,
      birthDate,
      conditions: inventConditions(birthDate, self.sex, last, random),
    },
    allergies: second[0] && second[0] !== first[0] ? [...first, ...second] : first,
    ...(random.chance(0.5) ? { memberNumber: inventRecordNumber("BLH", ordinal) } : {}),
    ...about,
    random,
    nextNumber: () => {
      numbered += 1;
      return numbered;
    },
  };
}

/** Check-ups, spread over the years; the chronically ill come more often and give blood. */
function practiceYears({ life, open, start, last, random, age }: Span): PlannedEvent[] {
  const years = (last - start) / yearMs;
  const perYear = Math.max(0.7, ...life.body.conditions.map(({ key }) => conditions[key].visitsPerYear));
  const count = Math.max(1, Math.min(perYear > 1 ? 8 : 4, Math.round(years * perYear)));
  const practice = open("LSFP");
  return Array.from({ length: count }, (_, index) => {
    const at = officeHour(start + ((last - start) * (index + 0.2 + 0.6 * random.fraction())) / count, random);
    const panelKeys = panelsDue(life, at, age, random);
    const reason =
      index === 0
        ? "New patient visit"
        : age < 18
          ? "Well child visit"
          : panelKeys.length > 1
            ? "Follow-up"
            : "Check-up";
    const laboratory: { laboratory?: SourceRecord } = panelKeys.length > 0 ? { laboratory: open("NPL") } : {};
    return planPracticeVisit({ life, practice, ...laboratory, at, panelKeys, reason });
  }).flat();
}

function panelsDue(life: Life, at: Wall, age: number, random: Random): readonly PanelKey[] {
  const due = new Set<PanelKey>();
  for (const { key, since } of life.body.conditions) {
    const condition: Condition = conditions[key];
    if (since > at || key === "opioidDependence") continue;
    for (const panelKey of condition.monitoredBy) if (random.chance(0.7)) due.add(panelKey);
  }
  if (due.has("completeMetabolic")) due.delete("basicMetabolic");
  if (due.size === 0 && age >= 30 && random.chance(0.4))
    due.add(random.pick(["lipids", "completeMetabolic", "bloodCount"]));
  if (age <= 2) due.add("lead");
  return [...due];
}

function emergencies({ life, open, start, last, random, age }: Span, atLeast: number): PlannedEvent[] {
  const years = (last - start) / yearMs;
  const expected = years * (age >= 70 ? 0.28 : age < 6 ? 0.25 : 0.13);
  let count = atLeast;
  for (let left = expected; left > 0; left -= 0.5) if (random.chance(Math.min(0.5, left))) count += 1;
  const fitting = complaints.filter((complaint) => (age < 16 ? complaint.children : complaint.adults));
  return Array.from({ length: Math.min(4, count) }, () => {
    const at = anyHour(start + (last - start) * random.fraction(), random);
    return planEmergencyVisit({ life, hospital: open("CGH"), at, complaint: random.pick(fitting) });
  }).flat();
}

function recovery({ life, open, last, random }: Span): PlannedEvent[] {
  const first = last - random.whole(90, 500) * dayMs;
  return Array.from({ length: random.whole(2, 5) }, (_, index) =>
    planRecoveryVisit({
      life,
      recovery: open("TRC"),
      at: officeHour(first + index * 21 * dayMs, random),
      reason: index === 0 ? "Intake assessment" : "Counselling",
      finds: index === 0,
    }),
  ).flat();
}

function residence({ life, open, last, random }: Span): PlannedEvent[] {
  const stays = random.chance(0.7);
  const at = officeHour(last - random.whole(60, 700) * dayMs, random);
  const reason = stays ? "Long-term care" : "Short-term rehabilitation";
  return planResidence({ life, home: open("SNH"), at, reason, ...(stays ? {} : { days: random.whole(18, 45) }) });
}

/** Somebody is registered a second time in a hurry; days later the clerks find out and merge (A40). */
function doubledRecord({ life, open, last, random }: Span): PlannedEvent[] {
  const hospital = open("CGH");
  const known = hospital.versions[0]!.demographics;
  const { ssn: _unknown, phone: _unasked, ...hurried } = known;
  const doubled: SourceRecord = {
    sourceKey: "CGH",
    recordNumber: inventSecondRecordNumber("CGH", life.ordinal),
    versions: [{ from: 0, demographics: { ...hurried, given: mistype(known.given, random) } }],
    mergedInto: hospital.recordNumber,
  };
  const at = anyHour(last - random.whole(40, 150) * dayMs, random);
  const fitting = complaints.filter((complaint) => ageOn(life.body.birthDate, last) >= 16 || complaint.children);
  return [
    { kind: "adt", trigger: "A08", at: at - 2 * dayMs, life, record: hospital },
    ...planEmergencyVisit({ life, hospital: doubled, at, complaint: random.pick(fitting), admits: false }),
    {
      kind: "merge",
      at: officeHour(at + random.whole(2, 12) * dayMs, random),
      life,
      record: hospital,
      retired: doubled,
    },
  ];
}

/** A weekday between half past eight and half past four, near that moment. */
function officeHour(near: Wall, random: Random): Wall {
  const midnight = Math.floor(near / dayMs) * dayMs;
  const weekday = new Date(midnight).getUTCDay();
  const shift = weekday === 0 ? 1 : weekday === 6 ? -1 : 0;
  return midnight + shift * dayMs + 8.5 * hourMs + random.whole(0, 480) * minuteMs + random.whole(0, 59) * 1000;
}

const anyHour = (near: Wall, random: Random): Wall =>
  Math.floor(near / dayMs) * dayMs + random.whole(0, 1439) * minuteMs + random.whole(0, 59) * 1000;
