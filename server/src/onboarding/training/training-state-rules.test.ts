import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, refresherDay } from "./training-day-rules.ts";
import { courseState, isCurrent, trainingState } from "./training-state-rules.ts";

const today = "2026-03-12";
const passedAt = new Date("2025-06-01T10:00:00Z");
const of = (courses: Parameters<typeof trainingState>[0], waived = false) =>
  trainingState(courses, { waived, today }).state;

test("a passed course is due from thirty days before its date, and overdue from the day after it", () => {
  assert.equal(courseState({ passedAt, dueOn: "2026-04-12" }, today), "passed");
  assert.equal(courseState({ passedAt, dueOn: "2026-04-11" }, today), "due");
  assert.equal(courseState({ passedAt, dueOn: today }, today), "due");
  assert.equal(courseState({ passedAt, dueOn: "2026-03-11" }, today), "overdue");
  assert.equal(isCurrent({ passedAt, dueOn: today }, today), true);
  assert.equal(isCurrent({ passedAt, dueOn: "2026-03-11" }, today), false);
});

test("a course that was never passed is not started until something of it was read, tried or watched", () => {
  assert.equal(courseState({ passedAt: null, dueOn: null }, today), "not-started");
  assert.equal(courseState({ passedAt: null, dueOn: null, begun: true }, today), "in-progress");
  assert.equal(courseState({ passedAt: null, dueOn: "2026-03-11", begun: true }, today), "overdue");
});

test("somebody stands as the worst of the courses says", () => {
  const passed = { passedAt, dueOn: "2026-12-01" };
  const open = { passedAt: null, dueOn: null };
  assert.equal(of([]), "not-started");
  assert.equal(of([open, open]), "not-started");
  assert.equal(of([open, passed]), "in-progress");
  assert.equal(of([passed, passed]), "complete");
  assert.equal(of([passed, { passedAt, dueOn: "2026-03-20" }]), "refresher-due");
  assert.equal(of([open, { passedAt, dueOn: "2026-03-01" }]), "overdue");
  assert.equal(of([open], true), "waived");
});

test("a refresher is due on the same day a year later, in UTC, leap days too", () => {
  assert.equal(refresherDay(new Date("2026-03-12T23:30:00-05:00")), "2027-03-13");
  assert.equal(refresherDay(new Date("2028-02-29T12:00:00Z")), "2029-02-28");
  assert.equal(refresherDay(new Date("2027-02-28T12:00:00Z")), "2028-02-28");
  assert.equal(addDays("2028-02-28", 2), "2028-03-01");
});
