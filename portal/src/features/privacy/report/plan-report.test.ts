import assert from "node:assert/strict";
import { test } from "node:test";
import { lastDays, planReport, type ReportDraft } from "./plan-report.ts";

const henry = { personId: "p1", name: "OSEI, Henry" };
const draft: ReportDraft = { about: "patient", accountId: "", participantId: "", from: "10/1/2026", to: "1 Nov 2026" };

test("a report of a patient asks for the patient and for both days", () => {
  assert.deepEqual(planReport({ ...draft, person: henry, accountId: "a1" }), {
    query: { about: "patient", personId: "p1", from: "2026-10-01", to: "2026-11-01" },
  });
});

test("a report of a user asks for nothing else that was chosen before", () => {
  assert.deepEqual(planReport({ ...draft, about: "user", person: henry, accountId: "a1" }), {
    query: { about: "user", accountId: "a1", from: "2026-10-01", to: "2026-11-01" },
  });
});

test("everything that is missing is said at once", () => {
  assert.deepEqual(planReport({ ...draft, about: "participant", from: "", to: "soon" }), {
    wrong: ["participantMissing", "fromWrong", "toWrong"],
  });
  assert.deepEqual(planReport({ ...draft, about: "user" }), { wrong: ["userMissing"] });
});

test("the first day comes before the last", () => {
  assert.deepEqual(planReport({ ...draft, person: henry, from: "11/2/2026" }), { wrong: ["order"] });
});

test("the last seven days begin six days ago, across a change of the clock too", () => {
  assert.deepEqual(lastDays(7, new Date(2026, 10, 3, 23, 30).getTime()), { from: "2026-10-28", to: "2026-11-03" });
  assert.deepEqual(lastDays(1, new Date(2026, 10, 3, 0, 5).getTime()), { from: "2026-11-03", to: "2026-11-03" });
});
