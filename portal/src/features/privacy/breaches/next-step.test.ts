import assert from "node:assert/strict";
import { test } from "node:test";
import type { BreachCase } from "@crossbay/contract";
import { nextStepOf } from "./next-step.ts";

const clock: BreachCase["clock"] = [
  { step: "reported", words: "Report", dueOn: "2026-10-02", doneAt: "2026-10-01T10:00:00Z", late: false },
  { step: "closed", words: "Close", late: false },
  { step: "patients-told", words: "Tell the patients", dueOn: "2026-12-01", late: false },
  { step: "assessed", words: "Assess", dueOn: "2026-11-01", late: true },
];

test("the step with the nearest day is next, and one without a day comes last", () => {
  assert.equal(nextStepOf({ state: "open", clock })?.step, "assessed");
  assert.equal(nextStepOf({ state: "open", clock: clock.slice(0, 2) })?.step, "closed");
});

test("in a closed case, and where all is done, nothing is due", () => {
  assert.equal(nextStepOf({ state: "closed", clock }), undefined);
  assert.equal(nextStepOf({ state: "assessed", clock: clock.slice(0, 1) }), undefined);
});
