import assert from "node:assert/strict";
import { test } from "node:test";
import { SourcesPage } from "@crossbay/contract";
import { Value } from "typebox/value";
import { sourcesPageOf } from "./directory.ts";

test("what the fake exchange tells of sources is what the real one may answer", () => {
  for (const page of [sourcesPageOf(new URLSearchParams(), false), sourcesPageOf(new URLSearchParams(), true)]) {
    assert.deepEqual([...Value.Errors(SourcesPage, page)], []);
  }
});
