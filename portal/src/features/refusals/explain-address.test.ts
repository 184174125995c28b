import assert from "node:assert/strict";
import { test } from "node:test";
import { readExplainAddress } from "./explain-address.ts";

test("the number of a request is taken from the address as it was read out", () => {
  assert.deepEqual(readExplainAddress({ request: " req-7f3a9c " }), { request: "req-7f3a9c" });
  assert.deepEqual(readExplainAddress({ request: 12345 }), { request: "12345" });
});

test("what can be no request is left out", () => {
  for (const request of [undefined, "", "  ", "x".repeat(101), { id: 1 }, true]) {
    assert.deepEqual(readExplainAddress({ request }), {});
  }
});
