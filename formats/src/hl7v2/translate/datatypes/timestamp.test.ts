import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTimeOfDay, readTimestamp } from "./timestamp.ts";

const newYork = "America/New_York";
const cases: [what: string, sent: string, dateTime: string | undefined][] = [
  ["a year", "2026", "2026"],
  ["a month", "202603", "2026-03"],
  ["a day", "20260312", "2026-03-12"],
  ["an hour", "2026031210", "2026-03-12T10:00:00-04:00"],
  ["a minute, summer time", "202603121015", "2026-03-12T10:15:00-04:00"],
  ["a second, winter time", "20260112101530", "2026-01-12T10:15:30-05:00"],
  ["a fraction", "20260312101530.123", "2026-03-12T10:15:30.123-04:00"],
  ["an offset of its own", "20260312101530+0100", "2026-03-12T10:15:30+01:00"],
  ["an odd offset", "202603121015-0330", "2026-03-12T10:15:00-03:30"],
  ["a day with an offset", "20260312+0100", "2026-03-12"],
  ["ISO 8601", "2026-03-12T10:15:00Z", "2026-03-12T10:15:00Z"],
  ["the hour that does not exist", "202603080230", "2026-03-08T02:30:00-05:00"],
  ["the hour that comes twice is the first", "202611010130", "2026-11-01T01:30:00-04:00"],
  ["just after the clocks went forward", "202603080300", "2026-03-08T03:00:00-04:00"],
  ["just before they did", "202603080159", "2026-03-08T01:59:00-05:00"],
  ["29 February of a leap year", "20240229", "2024-02-29"],
  ["29 February of another year", "20230229", undefined],
  ["month 13", "20261312", undefined],
  ["day 0", "20260300", undefined],
  ["hour 24", "2026031224", undefined],
  ["minute 60", "202603121060", undefined],
  ["year 0", "00000000", undefined],
  ["nines", "99999999", undefined],
  ["half a field", "2026031", undefined],
  ["an impossible offset", "202603121015+2500", undefined],
  ["words", "yesterday", undefined],
  ["nothing", "", undefined],
];

for (const [what, sent, dateTime] of cases) {
  test(`timestamps keep the precision they came with: ${what}`, () =>
    assert.equal(readTimestamp(sent, newYork)?.dateTime, dateTime));
}

test("a local time is an instant in the zone of its source", () => {
  const instant = (sent: string, zone: string) => new Date(readTimestamp(sent, zone)!.instantMs).toISOString();
  assert.equal(instant("202607011200", newYork), "2026-07-01T16:00:00.000Z");
  assert.equal(instant("202601011200", newYork), "2026-01-01T17:00:00.000Z");
  assert.equal(instant("202607011200", "Asia/Kathmandu"), "2026-07-01T06:15:00.000Z");
  assert.equal(instant("20260701", newYork), "2026-07-01T04:00:00.000Z");
  assert.equal(instant("202611010130", newYork), "2026-11-01T05:30:00.000Z");
});

test("every date that the reader lets through is a date of the calendar", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{4,14}$/), (sent) => {
      const read = readTimestamp(sent, "UTC");
      if (read === undefined) return;
      assert.equal(new Date(read.instantMs).toISOString().slice(0, read.date.length), read.date);
    }),
    { numRuns: 1_000 },
  );
});

test("a time of day is a time of day", () => {
  assert.equal(readTimeOfDay("1015"), "10:15:00");
  assert.equal(readTimeOfDay("101530.5"), "10:15:30.5");
  assert.equal(readTimeOfDay("2400"), undefined);
  assert.equal(readTimeOfDay("10"), undefined);
});
