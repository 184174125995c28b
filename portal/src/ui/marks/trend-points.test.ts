import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResultValue } from "@crossbay/contract";
import { trendPoints } from "./trend-points.ts";

const value = (number: number | undefined, day: number): ResultValue => ({
  id: "01890000-0000-7000-8000-000000000000",
  from: { source: "Northpoint Laboratories", at: `2026-03-0${day}T00:00:00Z` },
  value: String(number ?? "hemolyzed"),
  ...(number === undefined ? {} : { number }),
  critical: false,
  status: "final",
});

test("values are drawn oldest first, words left out", () => {
  const points = trendPoints({ values: [value(6, 3), value(undefined, 2), value(4, 1)] });
  assert.deepEqual(points.numbers, [4, 6]);
});

test("the range lies inside the picture", () => {
  const points = trendPoints({ values: [{ ...value(4, 1), range: { text: "3.5-5.1", low: 3.5, high: 5.1 } }] });
  assert.ok(points.bounds[0] < 3.5 && points.bounds[1] > 5.1);
});

test("a quantity that is never negative has no negative axis", () => {
  assert.equal(trendPoints({ values: [value(0, 2), value(1, 1)] }).bounds[0], 0);
});
