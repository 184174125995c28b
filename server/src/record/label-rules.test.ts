import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observation, Patient } from "@crossbay/formats/fhir";
import { labelsOf } from "./label-rules.ts";

const result: Observation = { resourceType: "Observation", status: "final", code: { text: "Potassium" } };
const patient: Patient = { resourceType: "Patient" };
const nothing = { labels: [], confidentiality: [] };

test("everything from a Part 2 programme carries its label, the demographics too", () => {
  const told = { labels: ["part2"], confidentiality: [] };
  assert.deepEqual(labelsOf(result, told), ["part2"]);
  assert.deepEqual(labelsOf(patient, told), ["part2"]);
});

test("a confidential message labels what it reports, not who it is about", () => {
  const told = { labels: [], confidentiality: ["R", "ETH", "VIP", "r"] };
  assert.deepEqual(labelsOf(result, told), ["restricted", "substance-use"]);
  assert.deepEqual(labelsOf(patient, told), []);
});

test("a result that is confidential by itself carries its own label", () => {
  const security = [{ code: "V" }, { code: "HIV" }, { code: "N" }];
  assert.deepEqual(labelsOf({ ...result, meta: { security } }, nothing), ["hiv", "very-restricted"]);
});

test("a source's label that no rule knows withholds too, for nobody can say what it means", () => {
  assert.deepEqual(labelsOf(result, { labels: ["blue"], confidentiality: ["Z"] }), ["restricted"]);
});
