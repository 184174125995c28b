import assert from "node:assert/strict";
import { test } from "node:test";
import { markOf } from "./mark-of.ts";

test("a normal value has no mark", () => {
  assert.equal(markOf({ critical: false }), undefined);
});

test("a critical value says its direction in words", () => {
  assert.deepEqual(markOf({ critical: true, direction: "low" }), {
    shape: "low",
    critical: true,
    word: "markCriticalLow",
  });
});

test("a critical value without a direction is still marked", () => {
  assert.equal(markOf({ critical: true })?.word, "markCritical");
});

test("an abnormal value is marked without being called critical", () => {
  assert.deepEqual(markOf({ critical: false, direction: "high" }), {
    shape: "high",
    critical: false,
    word: "markHigh",
  });
});
