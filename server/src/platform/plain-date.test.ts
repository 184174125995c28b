import assert from "node:assert/strict";
import { test } from "node:test";
import { isPlainDate, plainDateAt, plainDateInWords, yearsBetween } from "./plain-date.ts";

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
