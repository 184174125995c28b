import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Patient } from "@crossbay/formats/fhir";
import { completePatient } from "./complete-patient-rules.ts";

const known: Patient = {
  resourceType: "Patient",
  identifier: [
    { system: "urn:crossbay:authority:CGH", value: "1001" },
    { system: "http://hl7.org/fhir/sid/us-ssn", value: "987654321" },
  ],
  name: [
    { use: "official", family: "Finch", given: ["Hannah"] },
    { use: "maiden", family: "Brightwater" },
  ],
  birthDate: "1994-08-14",
  address: [{ line: ["412 Windmill Rd"], city: "Crossbay" }],
};

describe("a patient completed by a message", () => {
  test("a result that names its patient by number and name only takes nothing away", () => {
    const told: Patient = {
      resourceType: "Patient",
      identifier: [{ system: "urn:crossbay:authority:CGH", value: "1001" }],
      name: [{ use: "official", family: "Finch", given: ["Hannah"] }],
    };
    assert.deepEqual(completePatient(known, told, []), known);
  });

  test("what a message tells replaces what was known: she moved", () => {
    const moved = [{ line: ["9 Quay St"], city: "Saltmarsh" }];
    const complete = completePatient(known, { resourceType: "Patient", address: moved }, []);
    assert.deepEqual(complete.address, moved);
    assert.equal(complete.birthDate, "1994-08-14");
  });

  test("what a message deletes is gone", () => {
    const complete = completePatient(known, { resourceType: "Patient" }, ["address"]);
    assert.equal(complete.address, undefined);
    assert.equal(complete.birthDate, "1994-08-14");
  });

  test("who was said to be dead on a day, and then only to be alive, is not both", () => {
    const dead: Patient = { ...known, deceasedDateTime: "2026-10-01" };
    const complete = completePatient(dead, { resourceType: "Patient", deceasedBoolean: false }, []);
    assert.deepEqual([complete.deceasedBoolean, complete.deceasedDateTime], [false, undefined]);
  });
});
