import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { keyedHash, keyedId } from "./ids.ts";

test("a keyed hash is HMAC-SHA-256 over its parts and their lengths", () => {
  for (const length of [0, 32, 64, 65, 200]) {
    const key = Buffer.alloc(length, 11);
    assert.deepEqual(keyedHash(key, "CGH|", "Muñ"), createHmac("sha256", key).update("4:CGH|4:Muñ").digest());
  }
});

test("parts that run together differently give different ids", () => {
  const key = Buffer.alloc(32, 1);
  assert.notEqual(keyedId(key, "ab", "c"), keyedId(key, "a", "bc"));
  assert.match(keyedId(key, "a"), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
