import assert from "node:assert/strict";
import { test } from "node:test";
import { isFromOwnPage } from "./same-origin.ts";

const host = "hie.example:8443";
const says = (headers: Record<string, string>) => isFromOwnPage({ headers, host });

test("a form from a page of our own is known by the browser's word, or by its origin in older ones", () => {
  assert.ok(says({ "sec-fetch-site": "same-origin" }));
  assert.ok(says({ origin: "https://hie.example:8443" }));
});

test("a form of another site, of a sibling or of nobody is not ours", () => {
  assert.ok(!says({ "sec-fetch-site": "cross-site", origin: "https://hie.example:8443" }));
  assert.ok(!says({ "sec-fetch-site": "same-site" }));
  assert.ok(!says({ origin: "https://evil.example" }));
  assert.ok(!says({ origin: "null" }));
  assert.ok(!says({}));
});
