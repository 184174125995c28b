import assert from "node:assert/strict";
import { test } from "node:test";
import { randomOf } from "../seeded-random.ts";
import { wallOf, yearMs } from "../wall-time.ts";
import type { AnalyteKey } from "./analytes.ts";
import type { ConditionKey } from "./conditions.ts";
import { type Body, ckdEpi2021, measure } from "./measure.ts";

const today = wallOf("2026-11-22");

const aBody = (...conditions: readonly ConditionKey[]): Body => ({
  seed: 7,
  sex: "F",
  birthDate: "1960-05-01",
  conditions: conditions.map((key) => ({ key, since: today - 6 * yearMs })),
});

const reported = (body: Body, key: AnalyteKey, at = today): number =>
  Number(measure(body, [key], at, randomOf(1))[0]!.value);

test("a diabetic's HbA1c is high and marked so", () => {
  const [sick] = measure(aBody("diabetes"), ["haemoglobinA1c"], today, randomOf(3));
  const [well] = measure(aBody(), ["haemoglobinA1c"], today, randomOf(3));
  assert.ok(Number(sick!.value) > 6.4);
  assert.deepEqual([sick!.flag, well!.flag], ["H", ""]);
});

test("kidney disease: creatinine rises over the years and the filtration rate falls", () => {
  const body = aBody("kidneyDisease");
  assert.ok(reported(body, "creatinine", today) > reported(body, "creatinine", today - 4 * yearMs) + 0.2);
  assert.ok(reported(body, "filtration", today) < reported(body, "filtration", today - 4 * yearMs) - 5);
});

test("what a laboratory calculates agrees with what it measured", () => {
  const keys = [
    "haemoglobin",
    "haematocrit",
    "erythrocytes",
    "meanVolume",
    "cholesterol",
    "triglyceride",
    "highDensity",
    "lowDensity",
  ] as const;
  const [hb, hct, rbc, mcv, total, triglyceride, hdl, ldl] = measure(aBody(), keys, today, randomOf(5)).map(
    ({ value }) => Number(value),
  );
  assert.ok(Math.abs(hct! - hb! * 2.98) < 0.1);
  assert.ok(Math.abs(mcv! - (hct! / rbc!) * 10) < 0.1);
  assert.ok(Math.abs(ldl! - (total! - hdl! - triglyceride! / 5)) <= 0.6);
});

test("iron deficiency makes small red cells", () => {
  const [volume] = measure(aBody("ironDeficiency"), ["meanVolume"], today, randomOf(5));
  assert.equal(volume!.flag, "L");
});

test("the filtration rate is the published equation's", () => {
  // Worked by hand: 142 × (1.0/0.7)^-1.2 × 0.9938^60 × 1.012, and 142 × (2.0/0.9)^-1.2 × 0.9938^50.
  assert.equal(Math.round(ckdEpi2021(1.0, 60, "F")), 64);
  assert.equal(Math.round(ckdEpi2021(2.0, 50, "M")), 40);
});

test("a child is a child's size, and no adult range is printed beside its pulse", () => {
  const child: Body = { seed: 1, sex: "M", birthDate: "2022-11-01", conditions: [] };
  const [weight, height, pulse] = measure(child, ["weight", "height", "heartRate"], today, randomOf(2));
  assert.ok(Number(weight!.value) > 10 && Number(weight!.value) < 25, weight!.value);
  assert.ok(Number(height!.value) > 90 && Number(height!.value) < 115, height!.value);
  assert.deepEqual([pulse!.range, pulse!.flag], ["", ""]);
});
