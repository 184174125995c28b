import assert from "node:assert/strict";
import { test } from "node:test";
import { satisfies } from "./check-versions.ts";

const ranges: [string, string, boolean][] = [
  ["24.21.0", ">=20", true],
  ["24.21.0", ">= 24.22", false],
  ["24.21.0", "^20.19.0 || >=22.12.0", true],
  ["24.21.0", "^20.19.0 || ^22.12.0", false],
  ["24.21.0", "20.x || 24.x", true],
  ["24.21.0", ">=18 <24", false],
  ["24.21.0", "~24.21.0", true],
  ["24.21.0", "~24.20.0", false],
  ["24.21.0", "*", true],
];

for (const [version, range, expected] of ranges) {
  test(`Node ${version} ${expected ? "fits" : "does not fit"} ${range}`, () => {
    assert.equal(satisfies(version, range), expected);
  });
}
