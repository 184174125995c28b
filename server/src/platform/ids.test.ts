import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { keyedHash, keyedId, newId } from "./ids.ts";

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

test("ids of one millisecond are in the order of their making", () => {
  for (const now of [new Date("2026-03-12T14:00:00Z"), new Date("2026-03-12T14:00:01Z")]) {
    const ids = Array.from({ length: 10_000 }, () => newId(now));
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^019ce258-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
