import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignature, noSignature, type Stroke } from "./draw-signature.ts";

const drawn = (...strokes: Stroke[]) => ({ ...noSignature, strokes });

test("a touch by mistake is no signature", () => {
  assert.equal(isSignature(noSignature), false);
  assert.equal(isSignature(drawn([{ x: 0.5, y: 0.1 }])), false);
  assert.equal(
    isSignature(
      drawn([
        { x: 0.5, y: 0.1 },
        { x: 0.52, y: 0.1 },
      ]),
    ),
    false,
  );
});

test("a name in several strokes is a signature", () => {
  const stroke = [
    { x: 0.1, y: 0.1 },
    { x: 0.2, y: 0.15 },
  ];
  assert.equal(isSignature(drawn(stroke, stroke)), true);
});

test("who cannot draw signs by typing the name", () => {
  assert.equal(isSignature({ ...noSignature, typedName: "Wei Li" }), true);
  assert.equal(isSignature({ ...noSignature, typedName: " - " }), false);
  assert.equal(isSignature({ ...noSignature, typedName: "W" }), false);
});
