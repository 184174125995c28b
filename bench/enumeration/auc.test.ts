import assert from "node:assert/strict";
import { test } from "node:test";
import { areaUnderCurve } from "./auc.ts";

test("groups that are apart are told apart entirely, in either direction", () => {
  assert.equal(areaUnderCurve([5, 6, 7], [1, 2]), 1);
  assert.equal(areaUnderCurve([1, 2], [5, 6, 7]), 0);
});

test("equal groups tell nothing, ties included", () => {
  assert.equal(areaUnderCurve([1, 1, 1], [1, 1]), 0.5);
  assert.equal(areaUnderCurve([1, 2, 3, 4], [1, 2, 3, 4]), 0.5);
});

test("what is between is the share of pairs in which the first is larger", () => {
  // Of (3,1) (3,4) (5,1) (5,4) three are larger; a tie counts half.
  assert.equal(areaUnderCurve([3, 5], [1, 4]), 0.75);
  assert.equal(areaUnderCurve([3, 5], [1, 5]), 0.625);
});
