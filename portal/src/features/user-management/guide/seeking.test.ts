import assert from "node:assert/strict";
import { test } from "node:test";
import { addStretch, decideSeek, furthestAfter } from "./seeking.ts";

test("going back is free, and skipping ahead lands where watching ended", () => {
  assert.deepEqual(decideSeek(12, 80), { at: 12, refused: false });
  assert.deepEqual(decideSeek(81, 80), { at: 80, refused: true });
  assert.deepEqual(decideSeek(320, 0), { at: 0, refused: true });
});

test("a player that rounds a little does not count as skipping", () => {
  assert.deepEqual(decideSeek(80.4, 80), { at: 80.4, refused: false });
});

test("watching on moves the place up to which one may jump, watching again does not", () => {
  assert.equal(furthestAfter(80, { from: 78, to: 92 }), 92);
  assert.equal(furthestAfter(80, { from: 10, to: 20 }), 80);
  assert.equal(furthestAfter(80, { from: 200, to: 210 }), 80);
});

test("what could not be told waits as one stretch while it goes on", () => {
  const waiting = addStretch(addStretch([], { from: 0, to: 5 }), { from: 5, to: 10 });
  assert.deepEqual(waiting, [{ from: 0, to: 10 }]);
  assert.deepEqual(addStretch(waiting, { from: 2, to: 4 }), [{ from: 0, to: 10 }]);
  assert.deepEqual(addStretch(waiting, { from: 60, to: 64 }), [
    { from: 0, to: 10 },
    { from: 60, to: 64 },
  ]);
});

test("standing still is no stretch", () => {
  assert.deepEqual(addStretch([], { from: 7, to: 7 }), []);
});
