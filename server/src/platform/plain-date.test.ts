import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, isPlainDate, plainDateAt, plainDateInWords, startOfDay, yearsBetween } from "./plain-date.ts";

test("today is the day where the participant is", () => {
  const instant = new Date("2026-03-01T02:30:00Z");
  assert.equal(plainDateAt(instant, "America/New_York"), "2026-02-28");
  assert.equal(plainDateAt(instant, "UTC"), "2026-03-01");
});

test("a plain date is one that the calendar has", () => {
  assert.deepEqual(["2026-02-28", "2026-02-29", "2026-2-1", "x"].map(isPlainDate), [true, false, false, false]);
});

test("age is counted in whole years", () => {
  assert.equal(yearsBetween("1980-06-02", "2026-06-01"), 45);
  assert.equal(yearsBetween("1980-06-01", "2026-06-01"), 46);
  assert.equal(yearsBetween("1980", "2026-06-01"), undefined);
  assert.equal(yearsBetween("2026-06-02", "2026-06-01"), undefined);
});

test("a date in words cannot be taken for another", () => {
  assert.deepEqual(["2026-03-12", "2026-12-03"].map(plainDateInWords), ["12 Mar 2026", "3 Dec 2026"]);
});

test("a day begins at midnight of its time zone, on days with a change of clocks too, and at one where midnight is skipped", () => {
  const begins = (date: string, timeZone: string) => startOfDay(date, timeZone).toISOString();
  assert.equal(begins("2026-03-08", "America/New_York"), "2026-03-08T05:00:00.000Z");
  assert.equal(begins("2026-03-09", "America/New_York"), "2026-03-09T04:00:00.000Z");
  assert.equal(begins("2026-11-02", "America/New_York"), "2026-11-02T05:00:00.000Z");
  assert.equal(begins("2026-03-12", "Asia/Kathmandu"), "2026-03-11T18:15:00.000Z");
  assert.equal(begins("2018-11-04", "America/Sao_Paulo"), "2018-11-04T03:00:00.000Z");
  assert.equal(addDays("2026-02-27", 2), "2026-03-01");
});
