import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance } from "./edit-distance-rules.ts";

test("letters left out, added, exchanged or swapped each count once", () => {
  assert.equal(editDistance("gmail", "gmail", 3), 0);
  assert.equal(editDistance("gmial", "gmail", 3), 1);
  assert.equal(editDistance("gmal", "gmail", 3), 1);
  assert.equal(editDistance("gmaill", "gmail", 3), 1);
  assert.equal(editDistance("hmail", "gmail", 3), 1);
  assert.equal(editDistance("kitten", "sitting", 5), 3);
});

test("all that is farther apart than the bound is the same", () => {
  assert.equal(editDistance("abc", "xyz", 1), 2);
  assert.equal(editDistance("a", "abcdef", 2), 3);
});
