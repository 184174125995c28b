import assert from "node:assert/strict";
import { test } from "node:test";
import { stageOf } from "./item-stage.ts";

const now = Date.parse("2026-11-01T12:00:00Z");

test("an incident runs until it is ended, a maintenance until its own end", () => {
  assert.equal(stageOf({ from: "2026-11-01T11:00:00Z" }, now), "running");
  assert.equal(stageOf({ from: "2026-11-01T11:00:00Z", endedAt: "2026-11-01T11:30:00Z" }, now), "over");
  assert.equal(stageOf({ from: "2026-11-01T11:00:00Z", until: "2026-11-01T12:00:00Z" }, now), "over");
});

test("what has not begun is planned", () => {
  assert.equal(stageOf({ from: "2026-11-02T04:00:00Z", until: "2026-11-02T05:00:00Z" }, now), "planned");
});
