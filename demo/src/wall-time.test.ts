import assert from "node:assert/strict";
import { test } from "node:test";
import { ageOn, hl7Time, instantOf, lastWallBefore, wallAt, wallOf, yearsBefore } from "./wall-time.ts";

const at = (text: string): number => Date.parse(`${text}Z`);

test("a winter morning in New York is five hours behind UTC, a summer morning four", () => {
  assert.equal(instantOf(at("2026-01-15T09:30:00")), "2026-01-15T14:30:00.000Z");
  assert.equal(instantOf(at("2026-07-15T09:30:00")), "2026-07-15T13:30:00.000Z");
});

test("daylight saving begins and ends at two in the morning of the Sundays that the law names", () => {
  assert.equal(hl7Time(at("2026-03-08T01:59:59"), "seconds-with-offset"), "20260308015959-0500");
  assert.equal(hl7Time(at("2026-03-08T03:00:00"), "seconds-with-offset"), "20260308030000-0400");
  assert.equal(hl7Time(at("2026-10-31T23:00:00"), "seconds-with-offset"), "20261031230000-0400");
  assert.equal(hl7Time(at("2026-11-01T02:00:00"), "seconds-with-offset"), "20261101020000-0500");
});

test("our rule of the offset is that of the time zone database", () => {
  const zone = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York",
    dateStyle: "short",
    timeStyle: "medium",
  });
  for (let wall = at("2016-01-01T12:00:00"); wall < at("2027-01-01T12:00:00"); wall += 86_400_000) {
    const written = zone.format(new Date(instantOf(wall))).replace(" ", "T");
    assert.equal(written, new Date(wall).toISOString().slice(0, 19));
  }
});

test("each source writes its own precision", () => {
  const wall = at("2026-05-04T07:08:09");
  assert.equal(hl7Time(wall, "minutes"), "202605040708");
  assert.equal(hl7Time(wall, "seconds"), "20260504070809");
});

test("the last moment of the demo lies before today begins, in UTC", () => {
  assert.ok(instantOf(lastWallBefore("2026-07-01")) < "2026-07-01");
  assert.ok(instantOf(lastWallBefore("2026-12-01")) < "2026-12-01");
});

test("a date is a plain date or an error", () => {
  assert.throws(() => wallOf("22/11/2026"), /YYYY-MM-DD/);
  assert.throws(() => wallOf("2026-13-01"), /YYYY-MM-DD/);
  assert.equal(ageOn("2010-03-01", at("2026-02-28T12:00:00")), 15);
  assert.equal(ageOn("2010-03-01", at("2026-03-01T00:00:00")), 16);
  assert.equal(new Date(yearsBefore(wallOf("2024-02-29"), 1)).toISOString().slice(0, 10), "2023-03-01");
});

test("the wall's clock at an instant is the one whose instant it is, in winter as in summer", () => {
  for (const instant of ["2026-01-15T17:30:00.000Z", "2026-07-15T17:30:00.000Z", "2026-03-12T03:59:00.000Z"]) {
    assert.equal(instantOf(wallAt(new Date(instant))), instant);
  }
});
