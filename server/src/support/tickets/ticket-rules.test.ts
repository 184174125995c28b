import assert from "node:assert/strict";
import { test } from "node:test";
import { ticketFaults } from "./ticket-form-rules.ts";
import { dueAt, searchedText, ticketNumber } from "./ticket-rules.ts";

const timeZone = "America/New_York";

test("a deactivation is due by the end of the next business day, over a weekend by Monday", () => {
  const thursday = { now: new Date("2026-03-12T14:00:00Z"), timeZone };
  assert.deepEqual(dueAt("deactivation", thursday), new Date("2026-03-14T03:59:00Z"));
  const friday = { now: new Date("2026-03-13T14:00:00Z"), timeZone };
  assert.deepEqual(dueAt("deactivation", friday), new Date("2026-03-17T03:59:00Z"));
});

test("what comes late in the evening counts from the day where the sender is", () => {
  assert.deepEqual(
    dueAt("error", { now: new Date("2026-03-10T03:30:00Z"), timeZone }),
    new Date("2026-03-13T03:59:00Z"),
  );
});

test("what is to count later is due by the business day after, and what should have counted already from today on", () => {
  const now = new Date("2026-03-12T14:00:00Z");
  assert.deepEqual(dueAt("deactivation", { now, timeZone, onDate: "2026-03-31" }), new Date("2026-04-02T03:59:00Z"));
  assert.deepEqual(dueAt("deactivation", { now, timeZone, onDate: "2026-03-01" }), new Date("2026-03-14T03:59:00Z"));
});

test("numbers stay five digits long, and longer when a year has more", () => {
  assert.deepEqual([ticketNumber(2026, 12), ticketNumber(2026, 123_456)], ["T-2026-00012", "T-2026-123456"]);
});

test("what a request is found by is bounded, however much is written", () => {
  assert.equal(searchedText("a".repeat(150_000), "b".repeat(150_000)).length, 200_000);
});

test("a change of e-mail address needs the new one, and may be one's own", () => {
  const wish = { type: "email-change", subject: "New address", text: "I married." } as const;
  assert.deepEqual(ticketFaults({ ...wish, fields: { newEmail: "amara@new.example" } }), []);
  assert.deepEqual(
    ticketFaults(wish).map(({ field }) => field),
    ["fields/newEmail"],
  );
});
