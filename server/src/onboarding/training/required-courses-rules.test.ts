import assert from "node:assert/strict";
import { test } from "node:test";
import type { Level, Trainee } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { productCourses } from "./product-courses.ts";
import { requiredCourses } from "./required-courses-rules.ts";

const role = (titleId: string, levels: readonly Level[]): Trainee["roles"][number] => ({
  participantId: "p" as ParticipantId,
  participantName: "Crossbay General",
  titleId,
  title: titleId,
  levels,
  relationshipManager: null,
});
const needs = (...roles: Trainee["roles"]) => requiredCourses(roles, productCourses());

test("everybody takes privacy and security, whatever the title, also one that came later", () => {
  for (const title of ["registrar", "interface-engineer", "trainer", "privacy-officer", "a-title-of-next-year"]) {
    assert.ok(needs(role(title, [])).includes("privacy-and-security"), title);
  }
  assert.deepEqual(needs(), []);
});

test("who sees patients takes the portal and consent, and who does not is spared them", () => {
  const clinical = ["privacy-and-security", "using-the-portal", "consent"];
  assert.deepEqual(needs(role("registrar", ["registration"])), clinical);
  assert.deepEqual(needs(role("plan-care-manager", ["clinical-support"])), clinical);
  assert.deepEqual(needs(role("relationship-manager", ["exchange-staff"])), ["privacy-and-security"]);
});

test("break-the-glass goes by the level at the participant, not by the title alone", () => {
  assert.ok(needs(role("physician", ["practitioner-btg"])).includes("break-the-glass"));
  assert.ok(!needs(role("physician", ["practitioner"])).includes("break-the-glass"));
  assert.ok(
    needs(role("physician", ["practitioner"]), role("physician", ["practitioner-btg"])).includes("break-the-glass"),
  );
});

test("a user manager takes the video, and as a physician besides the physician's courses too", () => {
  assert.deepEqual(needs(role("user-manager", ["user-management"])), ["user-management", "privacy-and-security"]);
  assert.equal(needs(role("user-manager", ["user-management"]), role("physician", ["practitioner-btg"])).length, 5);
});
