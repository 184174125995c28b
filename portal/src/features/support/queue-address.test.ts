import assert from "node:assert/strict";
import { test } from "node:test";
import { readQueueAddress, searchFor } from "./queue-address.ts";

test("an address keeps the filters that are known, and nothing that somebody put there", () => {
  assert.deepEqual(readQueueAddress({ view: "late", type: "pop-ups", team: "stewards", text: "Voss" }), {
    view: "late",
    type: "pop-ups",
    team: "stewards",
  });
  assert.deepEqual(readQueueAddress({ view: "<script>", type: 7 }), {});
  assert.deepEqual(readQueueAddress({ view: "open" }), {});
});

test("words are looked for in closed requests too, and the view counts without them", () => {
  assert.deepEqual(searchFor({ view: "mine", type: "error" }, ""), { state: "open", assignee: "me", type: "error" });
  assert.deepEqual(searchFor({ view: "mine", type: "error" }, "T-2026-00012"), { text: "T-2026-00012", type: "error" });
  assert.deepEqual(searchFor({}, ""), { state: "open" });
});
