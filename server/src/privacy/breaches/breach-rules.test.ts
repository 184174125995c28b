import assert from "node:assert/strict";
import { test } from "node:test";
import type { RiskAssessment } from "@crossbay/contract";
import { addBusinessDays } from "../../platform/business-days.ts";
import { type BreachEvent, breachClock, breachNumber, refuseChange, stateOf } from "./breach-rules.ts";

const factor = { rating: "low" as const, words: "Read by a colleague" };
const assessed = (conclusion: RiskAssessment["conclusion"]): BreachEvent => ({
  at: new Date("2026-03-16T15:00:00Z"),
  step: "assessed",
  assessment: { natureOfData: factor, whoReceived: factor, acquiredOrViewed: factor, mitigation: factor, conclusion },
});
const done = (step: BreachEvent["step"]): BreachEvent => ({
  at: new Date("2026-04-01T15:00:00Z"),
  step,
  assessment: null,
});
const on = { now: new Date("2026-05-20T12:00:00Z"), timeZone: "America/New_York" };
// Discovered on a Friday, reported on Monday evening: Tuesday in Greenwich.
const reported = { discoveredOn: "2026-03-13", patientsConcerned: 3, reportedAt: new Date("2026-03-17T02:00:00Z") };
const steps = (patientsConcerned: number, events: BreachEvent[]) =>
  breachClock({ ...reported, patientsConcerned }, events, on).map(({ step, dueOn, late }) => [step, dueOn, late]);

test("the clock runs by business days for the report, and by the rule for those who are told", () => {
  assert.deepEqual(steps(3, []), [
    ["reported", "2026-03-16", false],
    ["assessed", "2026-03-27", true],
    ["patients-told", "2026-05-12", true],
    ["authority-told", "2027-03-01", false],
    ["closed", undefined, false],
  ]);
  assert.deepEqual(steps(500, [assessed("breach")])[3], ["authority-told", "2026-05-12", true]);
  assert.equal(addBusinessDays("2026-03-14", 1), "2026-03-16");
});

test("a low probability of compromise leaves nobody to be told", () => {
  assert.deepEqual(
    steps(500, [assessed("low-probability")]).map(([step]) => step),
    ["reported", "assessed", "closed"],
  );
});

test("the assessment comes first, then whoever must be told, then the end; nothing comes after it", () => {
  const refused = (events: BreachEvent[], step: "patients-told" | "authority-told" | "closed") =>
    refuseChange(events, { done: step })?.refused;
  assert.equal(refused([], "closed"), "step-closed");
  assert.equal(refused([], "patients-told"), "step-closed");
  assert.equal(refused([assessed("low-probability")], "patients-told"), "step-closed");
  assert.equal(refused([assessed("low-probability")], "closed"), undefined);
  const breach = [assessed("breach")];
  assert.equal(refused(breach, "closed"), "step-closed");
  assert.equal(refused([...breach, done("patients-told")], "patients-told"), "already-decided");
  const told = [...breach, done("patients-told"), done("authority-told")];
  assert.equal(refused(told, "closed"), undefined);
  assert.equal(refuseChange([...told, done("closed")], { words: "One thing more" })?.refused, "already-decided");
  assert.equal(refuseChange([], { words: "  " })?.refused, "form-refused");
  assert.equal(stateOf(told), "assessed");
  assert.equal(stateOf([]), "open");
});

test("the newest assessment counts", () => {
  assert.equal(refuseChange([assessed("breach"), assessed("low-probability")], { done: "closed" }), undefined);
  assert.equal(breachNumber(2026, 7), "B-2026-0007");
});
