import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "./canonical-json-rules.ts";

test("equal values give equal texts whatever the order of their keys", () => {
  const one = { b: [1, { d: "x", c: null }], a: undefined, e: true };
  const other = { e: true, b: [1, { c: null, d: "x" }] };
  assert.equal(canonicalJson(one), '{"b":[1,{"c":null,"d":"x"}],"e":true}');
  assert.equal(canonicalJson(one), canonicalJson(other));
});

test("texts come out as JSON has them, without what a database cannot hold", () => {
  const text = 'say "a\\b"\n— Muñoz 💊\u007f';
  assert.equal(JSON.parse(canonicalJson(text)), text);
  assert.equal(canonicalJson("a\u0000b\ud800c"), '"ab\ufffdc"');
});
