import assert from "node:assert/strict";
import { test } from "node:test";
import { decideSessionStep, locksSoon, type SessionClock } from "./session-clock.ts";

const second = 1000;
const minute = 60 * second;

const clock = (changed: Partial<SessionClock>): SessionClock => ({
  now: 0,
  deadline: 15 * minute,
  askedAt: 0,
  extendedAt: 0,
  activeAt: 0,
  ...changed,
});

test("patients are hidden at the deadline, whatever else is due", () => {
  assert.equal(decideSessionStep(clock({ now: 15 * minute, activeAt: 15 * minute })), "hide");
});

test("somebody who works keeps the session awake about once a minute", () => {
  assert.equal(decideSessionStep(clock({ now: minute, askedAt: 40 * second, activeAt: 50 * second })), "extend");
  assert.equal(decideSessionStep(clock({ now: 50 * second, askedAt: 40 * second, activeAt: 45 * second })), "rest");
});

test("a page that nobody touches only polls", () => {
  assert.equal(decideSessionStep(clock({ now: 31 * second })), "poll");
  assert.equal(decideSessionStep(clock({ now: 5 * minute, askedAt: 5 * minute - 10 * second })), "rest");
});

test("a touch in the last minute keeps the session awake at once", () => {
  const now = 14.5 * minute;
  assert.equal(decideSessionStep(clock({ now, askedAt: now - 6 * second, activeAt: now })), "extend");
});

test("the warning stands in the last minute only", () => {
  assert.equal(locksSoon({ now: 14.5 * minute, deadline: 15 * minute }, 900), true);
  assert.equal(locksSoon({ now: 13 * minute, deadline: 15 * minute }, 900), false);
});
