import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMobile } from "./format-mobile.ts";

for (const [mobile, read] of [
  ["+15185550143", "+1 518 555 0143"],
  ["+447700900123", "+447 700 900 123"],
  ["+4915112345678", "+491 511 234 5678"],
  ["+12345678", "+123 456 78"],
  ["•• 43", "•• 43"],
  ["(518) 555-0143", "(518) 555-0143"],
  ["", ""],
] as const) {
  test(`the number ${mobile || "that is missing"} reads ${read || "as nothing"}`, () => {
    assert.equal(formatMobile(mobile), read);
  });
}
