import assert from "node:assert/strict";
import { test } from "node:test";
import { keepReturnPath, noteLeaving, returnPath } from "./return-path.ts";

test("whoever was asked to sign in arrives where they wanted to go", () => {
  keepReturnPath("/feeds");
  assert.equal(returnPath(), "/feeds");
  keepReturnPath("/set-password");
  assert.equal(returnPath(), "/");
});

test("the chart that somebody left by signing out is not where the next one begins", () => {
  noteLeaving(true);
  keepReturnPath("/persons/1");
  assert.equal(returnPath(), "/");
  keepReturnPath("/feeds");
  assert.equal(returnPath(), "/feeds");
});

test("signing out that failed changes nothing", () => {
  noteLeaving(true);
  noteLeaving(false);
  keepReturnPath("/feeds");
  assert.equal(returnPath(), "/feeds");
});
