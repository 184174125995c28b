import assert from "node:assert/strict";
import { test } from "node:test";
import { coverBetween, coverOf, moveCover, resizeCover } from "./cover-rules.ts";

test("a cover is drawn from any corner to the other", () => {
  const drawn = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
  assert.deepEqual(coverBetween({ x: 0.25, y: 0.5 }, { x: 0.75, y: 0.75 }), drawn);
  assert.deepEqual(coverBetween({ x: 0.75, y: 0.75 }, { x: 0.25, y: 0.5 }), drawn);
  assert.deepEqual(coverBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.75 }), drawn);
});

test("a cover that is drawn over the edge ends there", () => {
  assert.deepEqual(coverBetween({ x: -1, y: 0.5 }, { x: 0.5, y: 7 }), { left: 0, top: 0.5, width: 0.5, height: 0.5 });
});

test("a slip of the pointer is no cover", () => {
  assert.equal(coverBetween({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.9 }), undefined);
});

test("a cover moves, and stops at the edge of the picture", () => {
  const cover = { left: 0.5, top: 0.5, width: 0.25, height: 0.25 };
  assert.deepEqual(moveCover(cover, { x: 0.125, y: -0.25 }), { ...cover, left: 0.625, top: 0.25 });
  assert.deepEqual(moveCover(cover, { x: 3, y: -3 }), { ...cover, left: 0.75, top: 0 });
});

test("a cover grows to the edge of the picture and shrinks until it can just be seen", () => {
  const cover = { left: 0.5, top: 0.5, width: 0.25, height: 0.25 };
  assert.deepEqual(resizeCover(cover, { x: 3, y: 0.125 }), { ...cover, width: 0.5, height: 0.375 });
  assert.deepEqual(resizeCover(cover, { x: -3, y: -3 }), { ...cover, width: 0.01, height: 0.01 });
});

test("what names a patient is covered as far as it is in sight", () => {
  const window = { width: 1000, height: 500 };
  assert.deepEqual(coverOf({ x: 0, y: -50, width: 1000, height: 100 }, window), {
    left: 0,
    top: 0,
    width: 1,
    height: 0.1,
  });
  assert.equal(coverOf({ x: 0, y: 900, width: 1000, height: 100 }, window), undefined);
});
