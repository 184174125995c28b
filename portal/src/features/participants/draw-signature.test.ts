import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignature } from "./draw-signature.ts";

test("a touch by mistake is no signature", () => {
  assert.equal(isSignature([]), false);
  assert.equal(isSignature([[{ x: 0.5, y: 0.1 }]]), false);
  assert.equal(
    isSignature([
      [
        { x: 0.5, y: 0.1 },
        { x: 0.52, y: 0.1 },
      ],
    ]),
    false,
  );
});

test("a name in several strokes is a signature", () => {
  const stroke = [
    { x: 0.1, y: 0.1 },
    { x: 0.2, y: 0.15 },
  ];
  assert.equal(isSignature([stroke, stroke]), true);
});
