import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observation } from "@crossbay/formats/fhir";
import type { PatientId, SourceId } from "../platform/ids.ts";
import { presentValue } from "./present-value-rules.ts";
import { SourceNames } from "./provenance-rules.ts";

const names = new SourceNames([], { participantId: "", mayNameOthers: true });
const show = (observation: Partial<Observation>) =>
  presentValue(
    {
      id: "1",
      patientId: "2" as PatientId,
      sourceId: "3" as SourceId,
      eventAt: new Date("2026-03-01T10:00:00Z"),
      effectiveAt: new Date("2026-03-01T08:00:00Z"),
      body: { resourceType: "Observation", status: "final", code: { text: "Test" }, ...observation },
    },
    names,
  );

test("a number comes with its unit, range and mark", () => {
  const shown = show({
    valueQuantity: { value: 6.4, unit: "mmol/L" },
    referenceRange: [{ text: "3.5-5.1", low: { value: 3.5 }, high: { value: 5.1 } }],
    interpretation: [{ coding: [{ code: "H" }] }, { coding: [{ code: "HH" }] }],
  });
  const { value, number, unit, range, flag, direction, critical } = shown;
  assert.deepEqual(
    { value, number, unit, range, flag, direction, critical },
    {
      value: "6.4",
      number: 6.4,
      unit: "mmol/L",
      range: { text: "3.5-5.1", low: 3.5, high: 5.1 },
      flag: "HH",
      direction: "high",
      critical: true,
    },
  );
});

test("a number below what can be measured keeps its comparator", () => {
  const { value, comparator } = show({ valueQuantity: { comparator: "<", value: 0.01, unit: "ng/mL" } });
  assert.deepEqual([value, comparator], ["<0.01", "<"]);
});

test("a result that was withdrawn raises no alarm and draws no line", () => {
  const { number, flag, critical, status } = show({
    status: "entered-in-error",
    valueQuantity: { value: 99 },
    interpretation: [{ coding: [{ code: "HH" }] }],
  });
  assert.deepEqual([number, flag, critical, status], [undefined, undefined, false, "entered-in-error"]);
});

test("normal, susceptible or better is no mark", () => {
  for (const code of ["N", "S", "B", "NEG"]) {
    assert.equal(show({ valueString: "x", interpretation: [{ coding: [{ code }] }] }).flag, undefined, code);
  }
});

test("every kind of value has words, and a missing one says so", () => {
  assert.equal(
    show({ valueCodeableConcept: { coding: [{ code: "260385009", display: "Negative" }] } }).value,
    "Negative",
  );
  assert.equal(show({ valueString: "Clumped" }).value, "Clumped");
  assert.equal(show({ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }).value, "1 : 128");
  assert.equal(show({ valueRange: { low: { value: 2 }, high: { value: 5 } } }).value, "2 – 5");
  const code = { text: "Blood pressure" };
  const component = [120, 80].map((value) => ({ code, valueQuantity: { value } }));
  assert.equal(show({ component }).value, "120, 80");
  assert.equal(show({ dataAbsentReason: { coding: [{ code: "not-asked" }] } }).value, "Not done");
  assert.equal(show({ status: "registered" }).value, "Pending");
  assert.equal(show({}).value, "No value");
});
