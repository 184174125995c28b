import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResultSeries } from "@crossbay/contract";
import { groupResults, summarizeResults } from "./order-results.ts";

const series = (name: string, category: string, mark: "normal" | "high" | "critical" = "normal"): ResultSeries => ({
  seriesId: name,
  name,
  category,
  count: 1,
  values: [
    {
      id: "01890000-0000-7000-8000-000000000000",
      from: { source: "Northpoint Laboratories", at: "2026-03-12T09:00:00Z" },
      value: "1",
      ...(mark === "normal" ? {} : { direction: "high" as const }),
      critical: mark === "critical",
      status: "final",
    },
  ],
});

const names = (groups: { series: ResultSeries[] }[]) => groups.map((group) => group.series.map(({ name }) => name));

test("a panel with a critical value stands before one with an abnormal value", () => {
  const groups = groupResults([
    series("Hemoglobin", "Blood count"),
    series("TSH", "Thyroid", "high"),
    series("Sodium", "Metabolic panel"),
    series("Potassium", "Metabolic panel", "critical"),
  ]);
  assert.deepEqual(names(groups), [["Sodium", "Potassium"], ["TSH"], ["Hemoglobin"]]);
});

test("a summary without room still shows every abnormal value", () => {
  const groups = summarizeResults(
    [
      series("Hemoglobin", "Blood count"),
      series("TSH", "Thyroid", "high"),
      series("Potassium", "Metabolic panel", "critical"),
    ],
    1,
  );
  assert.deepEqual(names(groups), [["Potassium"], ["TSH"]]);
});

test("normal values fill what place is left", () => {
  const groups = summarizeResults([series("A", "One"), series("B", "One"), series("C", "One")], 2);
  assert.deepEqual(names(groups), [["A", "B"]]);
});
