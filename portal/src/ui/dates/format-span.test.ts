import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../words/en.ts";
import { formatAgo, formatSpan } from "./format-span.ts";

const spans: [number, string][] = [
  [0, "0 s"],
  [0.42, "0.4 s"],
  [12.6, "13 s"],
  [-3, "−3 s"],
  [60, "1 min"],
  [3599, "59 min"],
  [3600, "1 h"],
  [7500, "2 h 5 min"],
  [86_400 * 3 + 3600 * 4 + 60, "3 d 4 h"],
  [86_400 * 2_899 + 3600 * 19, "2,899 d"],
];

for (const [seconds, words] of spans) {
  test(`a span of ${seconds} seconds reads “${words}”`, () => assert.equal(formatSpan(seconds, en), words));
}

test("what came a moment after the page was made did not come in the future", () => {
  assert.equal(formatAgo("2026-11-01T12:00:05Z", "2026-11-01T12:00:00Z", en), "0 s ago");
  assert.equal(formatAgo("2026-11-01T11:57:00Z", "2026-11-01T12:00:00Z", en), "3 min ago");
});
