import assert from "node:assert/strict";
import { test } from "node:test";
import { orderRows } from "./order-rows.ts";

const names = (rows: { name: string }[]) => rows.map(({ name }) => name).join(" ");

test("who never signed in stands last, whichever way the list is ordered", () => {
  const users = [
    { name: "never", at: undefined },
    { name: "late", at: "2026-11-02T10:00:00Z" },
    { name: "early", at: "2026-03-02T10:00:00Z" },
  ];
  assert.equal(names(orderRows(users, ({ at }) => at, false)), "early late never");
  assert.equal(names(orderRows(users, ({ at }) => at, true)), "late early never");
});

test("numbers are ordered as numbers, and rows alike stay as they came", () => {
  const rows = [
    { name: "a", count: 10 },
    { name: "b", count: 9 },
    { name: "c", count: 10 },
  ];
  assert.equal(names(orderRows(rows, ({ count }) => count, false)), "b a c");
});
