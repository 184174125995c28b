import assert from "node:assert/strict";
import { test } from "node:test";
import { LocalHours } from "./feed-local-hours-rules.ts";
import { allowedSilence, learnRhythm, type SpokenHour } from "./feed-rhythm-rules.ts";

const zone = "America/New_York";
const minuteMs = 60_000;

type Moment = { weekday: boolean; hour: number; minute: number; day: number };
type Habit = (moment: Moment) => boolean;

const isNight = (hour: number) => hour < 6;
const hospital: Habit = ({ hour, minute }) => minute % (isNight(hour) ? 12 : 3) === 0;
const practice: Habit = ({ weekday, hour, minute }) => weekday && hour >= 8 && hour < 17 && minute % 5 === 0;
const nightlyBatch: Habit = ({ hour, minute }) => hour === 2 && minute < 10;

/** What a feed of that habit has sent between two instants, by the clock of New York. */
function history(habit: Habit, from: string, to: string): SpokenHour[] {
  const localHours = new LocalHours(zone);
  const hours = new Map<number, bigint>();
  for (let at = Date.parse(from); at < Date.parse(to); at += minuteMs) {
    const { kind, hour, day, startsAtMs } = localHours.at(at);
    if (!habit({ weekday: kind === "weekday", hour, minute: (at - startsAtMs) / minuteMs, day })) continue;
    const hourMs = Math.floor(at / 3_600_000) * 3_600_000;
    hours.set(hourMs, (hours.get(hourMs) ?? 0n) | (1n << BigInt((at - hourMs) / minuteMs)));
  }
  return [...hours].map(([hourMs, spoke]) => ({ hourMs, spoke }));
}

/** Is it silent for longer than its rhythm allows? Undefined: nobody can tell. */
function isAlarming(hours: readonly SpokenHour[], at: string): boolean | undefined {
  const now = new Date(at);
  const until = hours.filter(({ hourMs }) => hourMs < now.getTime());
  const allowed = allowedSilence(learnRhythm(until, zone), now, zone);
  const last = until.at(-1)!;
  const lastMs = last.hourMs + (last.spoke.toString(2).length - 1) * minuteMs;
  return allowed === undefined ? undefined : now.getTime() - lastMs > allowed * minuteMs;
}

// January 2026: the 5th is a Monday, the clocks stand at -05:00.
const begin = "2026-01-05T05:00:00Z";
const friday = "2026-01-30T22:00:00Z";

test("a hospital that speaks day and night is missed after twenty-odd minutes, at night and at noon", () => {
  const hours = history(hospital, begin, "2026-01-28T08:00:00Z");
  assert.equal(isAlarming(hours, "2026-01-28T08:10:00Z"), false);
  assert.equal(isAlarming(hours, "2026-01-28T08:30:00Z"), true);
  const byDay = history(hospital, begin, "2026-01-28T17:00:00Z");
  assert.equal(isAlarming(byDay, "2026-01-28T17:12:00Z"), false);
  assert.equal(isAlarming(byDay, "2026-01-28T17:20:00Z"), true);
});

test("a practice that closes at night and at weekends raises no alarm while it is closed", () => {
  const hours = history(practice, begin, friday);
  for (const closed of [
    "2026-01-30T23:30:00Z",
    "2026-01-31T05:10:00Z",
    "2026-01-31T17:00:00Z",
    "2026-02-01T16:00:00Z",
    "2026-02-02T05:10:00Z",
    "2026-02-02T11:00:00Z",
    "2026-02-02T13:05:00Z",
  ]) {
    assert.equal(isAlarming(hours, closed), false, closed);
  }
});

test("a practice from which nothing has come on Monday at eleven raises an alarm", () => {
  const hours = history(practice, begin, friday);
  assert.equal(isAlarming(hours, "2026-02-02T16:00:00Z"), true);
});

test("a practice that closes some hours early on Friday is not missed before Monday", () => {
  const hours = history(practice, begin, "2026-01-30T19:00:00Z");
  const early = ["2026-02-01T16:00:00Z", "2026-02-02T11:00:00Z", "2026-02-02T12:55:00Z"];
  for (const at of early) assert.equal(isAlarming(hours, at), false, at);
});

test("a nightly batch that did not come is missed by the morning, not a day later", () => {
  const hours = history(nightlyBatch, begin, "2026-01-28T12:00:00Z");
  assert.equal(isAlarming(hours, "2026-01-28T20:00:00Z"), false);
  assert.equal(isAlarming(hours, "2026-01-29T07:30:00Z"), false);
  assert.equal(isAlarming(hours, "2026-01-29T14:00:00Z"), true);
});

test("a feed that stopped does not teach its own silence", () => {
  const stopped = history(hospital, begin, "2026-01-26T15:00:00Z");
  assert.equal(isAlarming(stopped, "2026-01-26T15:30:00Z"), true);
  assert.equal(isAlarming(stopped, "2026-02-01T15:30:00Z"), true);
});

test("one outage does not become the rule after three weeks", () => {
  const outage = Date.parse("2026-01-14T17:00:00Z");
  const withOutage = history(hospital, begin, "2026-01-29T17:00:00Z").filter(
    ({ hourMs }) => hourMs < outage || hourMs >= outage + 3 * 3_600_000,
  );
  assert.equal(isAlarming(withOutage, "2026-01-29T17:20:00Z"), true);
});

test("in its first week a feed that sleeps has no rhythm, because nobody has seen its Sunday", () => {
  const hours = history(practice, begin, "2026-01-09T22:00:00Z");
  assert.equal(isAlarming(hours, "2026-01-11T16:00:00Z"), undefined);
  assert.equal(isAlarming(history(practice, begin, "2026-01-05T20:00:00Z"), "2026-01-05T23:00:00Z"), undefined);
});

test("a feed that never sleeps has a rhythm on weekdays from its second day on", () => {
  const hours = history(hospital, begin, "2026-01-06T18:00:00Z");
  assert.equal(isAlarming(hours, "2026-01-06T18:20:00Z"), false);
  assert.equal(isAlarming(hours, "2026-01-06T18:40:00Z"), true);
  assert.equal(isAlarming(history(hospital, begin, "2026-01-05T18:00:00Z"), "2026-01-05T19:00:00Z"), undefined);
});

test("a feed of which nothing is known has no rhythm", () => {
  assert.equal(learnRhythm([], zone), undefined);
  assert.equal(allowedSilence(undefined, new Date(begin), zone), undefined);
});

test("when the clocks go forward or back, opening hours stay opening hours", () => {
  // They went forward on 8 March 2026, and back on 1 November.
  const spring = history(practice, "2026-02-16T05:00:00Z", "2026-03-13T21:00:00Z");
  assert.equal(isAlarming(spring, "2026-03-15T16:00:00Z"), false);
  assert.equal(isAlarming(spring, "2026-03-16T12:05:00Z"), false);
  assert.equal(isAlarming(spring, "2026-03-16T15:00:00Z"), true);
  const autumn = history(practice, "2026-10-05T04:00:00Z", "2026-10-30T21:00:00Z");
  assert.equal(isAlarming(autumn, "2026-11-01T06:30:00Z"), false);
  assert.equal(isAlarming(autumn, "2026-11-02T12:30:00Z"), false);
  assert.equal(isAlarming(autumn, "2026-11-02T16:00:00Z"), true);
});

test("the hour that comes twice and the hour that never comes are hours of their day", () => {
  const localHours = new LocalHours(zone);
  const hourAt = (instant: string) => localHours.at(Date.parse(instant)).hour;
  assert.deepEqual(["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z"].map(hourAt), [1, 1, 2]);
  assert.deepEqual(["2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"].map(hourAt), [1, 3]);
  assert.equal(new LocalHours("Asia/Kathmandu").at(Date.parse("2026-01-05T18:20:00Z")).hour, 0);
});

test("no silence of up to a quarter of an hour is an alarm, however busy the feed", () => {
  const hours = history(() => true, begin, "2026-01-28T17:00:00Z");
  const rhythm = learnRhythm(hours, zone)!;
  const allowed = [...rhythm.weekday, ...rhythm.weekend];
  assert.deepEqual(new Set(allowed), new Set([15]));
});
