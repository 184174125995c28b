import assert from "node:assert/strict";
import { test } from "node:test";
import type { Encounter, Patient } from "@crossbay/formats/fhir";
import { completeDeath } from "./complete-death-rules.ts";
import { completePatient } from "./complete-patient-rules.ts";

const visit = (id: string, disposition: string, status: Encounter["status"] = "finished"): Encounter => ({
  resourceType: "Encounter",
  id,
  status,
  class: { code: "IMP" },
  period: { end: "2026-03-12T08:50:00-04:00" },
  hospitalization: { dischargeDisposition: { coding: [{ code: disposition }] } },
});
const walter: Patient = { resourceType: "Patient", id: "walter", birthDate: "1950-05-05" };
const diedAt = "2026-03-12T08:50:00-04:00";

for (const code of ["20", "40", "41", "42"]) {
  test(`disposition ${code} tells of a death`, () => {
    assert.equal(completeDeath(walter, visit("V1", code)).deceasedDateTime, diedAt);
  });
}

test("other dispositions, and visits that go on, tell of none", () => {
  assert.equal(completeDeath(walter, visit("V1", "01")), walter);
  assert.equal(completeDeath(walter, visit("V1", "20", "in-progress")), walter);
});

test("only the visit that told of a death takes it back, and leaves the patient as before", () => {
  const dead = completeDeath(walter, visit("V1", "20"));
  assert.equal(completeDeath(dead, visit("V2", "01")), dead);
  assert.deepEqual(completeDeath(dead, visit("V1", "20", "in-progress")), walter);
  assert.deepEqual(completeDeath(dead, visit("V1", "20", "entered-in-error")), walter);
});

test("what the registration said of a death stays, whatever becomes of the visit", () => {
  const dead = completeDeath(walter, visit("V1", "20"));
  const registered = completePatient(dead, { resourceType: "Patient", deceasedDateTime: "2026-03-12" }, []);
  assert.equal(completeDeath(registered, visit("V1", "20", "in-progress")).deceasedDateTime, "2026-03-12");
  const alive: Patient = { ...walter, deceasedBoolean: false };
  assert.equal(completeDeath(alive, visit("V1", "20")), alive);
});
