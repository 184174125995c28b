import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quantity } from "@crossbay/formats/fhir";
import type { PatientId, SourceId } from "../platform/ids.ts";
import { presentValue } from "./present-value-rules.ts";

const present = (valueQuantity: Quantity) =>
  presentValue(
    {
      id: "00000000-0000-7000-8000-000000000001",
      patientId: "00000000-0000-7000-8000-000000000002" as PatientId,
      sourceId: "00000000-0000-7000-8000-000000000003" as SourceId,
      eventAt: new Date("2026-03-12T15:00:00Z"),
      body: { resourceType: "Observation", status: "final", code: { text: "Potassium" }, valueQuantity },
    } as unknown as Parameters<typeof presentValue>[0],
    { provenanceOf: () => ({ source: "Harbour", at: "2026-03-12T15:00:00Z" }) } as unknown as Parameters<
      typeof presentValue
    >[1],
  );

test("a number keeps the decimal places that the laboratory reported", () => {
  const url = "http://hl7.org/fhir/StructureDefinition/quantity-precision";
  assert.equal(present({ value: 3, extension: [{ url, valueInteger: 2 }] }).value, "3.00");
  assert.equal(present({ value: 4.1 }).value, "4.1");
  assert.equal(present({ comparator: "<", value: 0.5, extension: [{ url, valueInteger: 2 }] }).value, "<0.50");
});

test("units are written as clinicians write them", () => {
  assert.equal(present({ value: 91, unit: "mm[Hg]" }).unit, "mmHg");
  assert.equal(present({ value: 7.2, unit: "10*3/uL" }).unit, "10³/µL");
  assert.equal(present({ value: 4.1, unit: "mmol/L" }).unit, "mmol/L");
});
