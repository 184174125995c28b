import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResultValue } from "@crossbay/contract";
import { sparkPath } from "./spark-path.ts";

const value = (number: number | undefined, at: string, range?: { low?: number; high?: number }): ResultValue => ({
  id: "01890000-0000-7000-8000-000000000000",
  from: { source: "Northpoint Laboratories", at },
  at,
  value: String(number ?? "negative"),
  ...(number === undefined ? {} : { number }),
  ...(range ? { range: { text: "", ...range } } : {}),
  critical: false,
  status: "final",
});

const size = { width: 88, height: 24 };

test("one value alone has no course", () => {
  assert.equal(sparkPath([value(4, "2026-03-01T00:00:00Z")], size), undefined);
});

test("values in words are left out", () => {
  const values = [value(undefined, "2026-03-02T00:00:00Z"), value(4, "2026-03-01T00:00:00Z")];
  assert.equal(sparkPath(values, size), undefined);
});

test("the newest value stands at the right, the highest at the top", () => {
  const spark = sparkPath([value(6, "2026-03-02T00:00:00Z"), value(4, "2026-03-01T00:00:00Z")], size);
  assert.deepEqual(spark?.last, { x: 85, y: 3 });
  assert.equal(spark?.path, "M3 21L85 3");
});

test("the range of the newest value lies behind the line", () => {
  const spark = sparkPath(
    [value(6, "2026-03-02T00:00:00Z", { low: 3, high: 5 }), value(4, "2026-03-01T00:00:00Z")],
    size,
  );
  assert.deepEqual(spark?.band, { top: 9, height: 12 });
});

test("equal values stand in the middle", () => {
  const spark = sparkPath([value(4, "2026-03-02T00:00:00Z"), value(4, "2026-03-01T00:00:00Z")], size);
  assert.equal(spark?.last.y, 12);
});
