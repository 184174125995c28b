import assert from "node:assert/strict";
import { test } from "node:test";
import type { Resource } from "@crossbay/formats/fhir";
import fc from "fast-check";
import { observation, report } from "../../../test/support/resources.ts";
import type { SourceId } from "../platform/ids.ts";
import { elementFields, gapsOf, isCoded } from "./element-fields-rules.ts";
import { elementsOf } from "./element-rules.ts";
import { dataElements } from "./element-words-rules.ts";
import { shownCount, shownCountWords } from "./shown-count-rules.ts";
import { type Arrived, addTallies, tallyArrivals } from "./tally-rules.ts";
import { timelinessOf } from "./timeliness-rules.ts";

const sourceId = "0198a000-0000-7000-8000-000000000003" as SourceId;
const at = new Date("2026-03-12T15:00:00Z");
const potassium = observation("k", {
  code: "2823-3",
  display: "Potassium",
  value: 4.1,
  unit: "mmol/L",
  at: "2026-03-12",
});

const arrived = (resource: Resource, more: Partial<Arrived> = {}): Arrived => ({
  ...{ sourceId, version: 1, eventAt: "2026-03-12T14:59:00.000Z", resource, at },
  ...more,
});

test("each kind of resource counts as the element that a reader would look for it under", () => {
  const kinds = {
    Patient: "demographics",
    Encounter: "encounters",
    AllergyIntolerance: "allergies",
    MedicationRequest: "medications",
    Condition: "problems",
    Immunization: "immunisations",
    Procedure: "procedures",
    DocumentReference: "documents",
    ImagingStudy: "images",
    ExplanationOfBenefit: "claims",
    Coverage: "insurance",
  };
  for (const [resourceType, element] of Object.entries(kinds)) {
    const found = elementsOf([{ resourceType, id: "a" } as Resource]);
    assert.equal(found.get("a"), element, resourceType);
  }
  assert.equal(elementsOf([{ resourceType: "RelatedPerson", id: "a", patient: {} }]).size, 0);
});

test("a blood pressure counts as a vital sign, a living will as a directive", () => {
  const pressure = observation("bp", { code: "8480-6", display: "Systolic", value: 121, unit: "mm[Hg]" });
  const will = {
    resourceType: "DocumentReference",
    id: "w",
    status: "current",
    type: { coding: [{ code: "42348-3" }] },
  };
  const found = elementsOf([pressure, potassium, will as Resource]);
  assert.deepEqual([...found.values()], ["vitals", "results", "directives"]);
});

test("lines of an imaging report are no results: the report counts once, as imaging", () => {
  const lines = ["one", "two"].map((name) =>
    observation(name, { code: "36643-5", display: "Chest X-ray", value: `Line ${name}` }),
  );
  const chest = report("chest", { text: "Chest X-ray", results: ["one", "two"], section: "RAD" });
  assert.deepEqual([...elementsOf([chest, ...lines]).values()], ["images"]);
  const letter = report("letter", { text: "Consultation note", results: ["one", "two"] });
  assert.deepEqual([...elementsOf([letter, ...lines]).values()], ["documents"]);
  const panel = report("panel", { text: "Electrolytes", results: ["k"], section: "CH" });
  assert.deepEqual([...elementsOf([panel, potassium]).values()], ["results"]);
});

test("a hole in a list is a gap, and keeps nothing off the chart", () => {
  const patient = { resourceType: "Patient", id: "p", address: [null] } as unknown as Resource;
  const problem = { resourceType: "Condition", id: "c", code: { coding: [null] } } as unknown as Resource;
  const tallies = tallyArrivals([arrived(patient), arrived(problem)]);
  assert.deepEqual(
    tallies.map(({ element, coded }) => [element, coded]),
    [
      ["demographics", 0],
      ["problems", 0],
    ],
  );
});

test("a patient without an address has one gap, a result with a code of its own system is not coded", () => {
  const gaps = gapsOf("demographics", {
    ...{
      resourceType: "Patient",
      id: "p",
      name: [{ family: "QUILLFEATHER" }],
      birthDate: "1961-02-24",
      gender: "female",
    },
    telecom: [{ value: "+15185550100" }],
  });
  assert.deepEqual(gaps, [0, 0, 0, 1, 0]);
  const local = { ...potassium, code: { coding: [{ system: "urn:crossbay:local-code:x", code: "K" }] } };
  assert.deepEqual([isCoded("results", potassium), isCoded("results", local)], [true, false]);
  assert.equal(isCoded("demographics", { resourceType: "Patient" }), undefined);
});

test("a text result needs no unit, a number without one has a gap", () => {
  const unit = elementFields.results.findIndex(({ field }) => field === "unit");
  const text = observation("t", { code: "600-7", display: "Culture", value: "No growth" });
  const bare = observation("b", { code: "2823-3", display: "Potassium", value: 4.1 });
  assert.deepEqual([gapsOf("results", text)[unit], gapsOf("results", bare)[unit]], [0, 1]);
});

test("what is told anew is received and not added, what was entered in error is neither", () => {
  const [tally, ...others] = tallyArrivals([
    arrived(potassium),
    arrived({ ...potassium, id: "again" }, { version: 2 }),
    arrived({ ...potassium, id: "wrong", status: "entered-in-error" }, { version: 2 }),
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual([tally?.received, tally?.added], [2, 1]);
});

test("what comes within the hour is prompt, and a clock that is ahead makes nothing newer than its arrival", () => {
  const [late] = tallyArrivals([arrived(potassium, { eventAt: "2026-03-12T13:59:59.000Z" })]);
  const [ahead] = tallyArrivals([arrived(potassium, { eventAt: "2026-03-13T09:00:00.000Z" })]);
  assert.deepEqual([late?.prompt, ahead?.prompt, ahead?.newestAt], [0, 1, at.toISOString()]);
});

test("sums do not depend on how arrivals were spread over transactions", () => {
  const resources = fc.array(
    fc.record({
      id: fc.uuid(),
      version: fc.integer({ min: 1, max: 2 }),
      eventAt: fc.constantFrom("2026-03-12T14:59:00.000Z", "2026-01-01T00:00:00.000Z"),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(resources, fc.nat(20), (told, cut) => {
      const all = told.map(({ id, ...more }) => arrived({ ...potassium, id }, more));
      const parts = [...tallyArrivals(all.slice(0, cut)), ...tallyArrivals(all.slice(cut))];
      assert.deepEqual(addTallies(parts), tallyArrivals(all));
    }),
  );
});

test("a small count is not shown, and no shown count says how many exactly", () => {
  assert.deepEqual([0, 1, 10].map(shownCount), ["small", "small", "small"]);
  assert.deepEqual([11, 14, 96, 144, 1_499, 123_456].map(shownCount), [20, 20, 100, 140, 1_500, 120_000]);
  assert.equal(shownCountWords("small"), "10 or fewer");
  assert.equal(shownCountWords(120_000), "about 120,000");
});

test("history that is loaded once does not make a live feed a batch", () => {
  const loaded = { received: 100_000, prompt: 10, receivedLately: 12, promptLately: 10 };
  assert.equal(timelinessOf([loaded]), "real-time");
  assert.equal(timelinessOf([{ ...loaded, receivedLately: 0, promptLately: 0 }]), "batch");
  assert.equal(timelinessOf([]), "unknown");
});

test("every element has words and fields", () => {
  for (const element of dataElements) assert.ok(elementFields[element].length > 0, element);
});
