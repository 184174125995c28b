import assert from "node:assert/strict";
import { test } from "node:test";
import { type Cell, decideKey } from "./grid-keys.ts";
import { fields, shownFields, withEmptyRows, withValues } from "./sheet.ts";

const anywhere = { atStart: true, atEnd: true };
const press = (key: string, at: Cell, more: Partial<Parameters<typeof decideKey>[0]> = {}) =>
  decideKey({ key, at, modified: false, rowCount: 3, columns: fields, caret: anywhere, ...more });

test("arrows lead to the cell above, below and beside", () => {
  const at: Cell = { place: 1, field: "email" };
  assert.deepEqual(press("ArrowUp", at), { place: 0, field: "email" });
  assert.deepEqual(press("ArrowDown", at), { place: 2, field: "email" });
  assert.deepEqual(press("ArrowLeft", at), { place: 1, field: "family" });
  assert.deepEqual(press("ArrowRight", at), { place: 1, field: "mobile" });
});

test("inside a text the arrows move the caret and not the cell", () => {
  const caret = { atStart: false, atEnd: false };
  assert.equal(press("ArrowLeft", { place: 0, field: "email" }, { caret }), undefined);
  assert.equal(press("ArrowRight", { place: 0, field: "email" }, { caret }), undefined);
});

test("Enter leads down, and on the last row it adds one", () => {
  assert.deepEqual(press("Enter", { place: 0, field: "mobile" }), { place: 1, field: "mobile" });
  assert.equal(press("Enter", { place: 2, field: "mobile" }), "add-row");
});

test("at the edges the focus stays", () => {
  assert.deepEqual(press("ArrowUp", { place: 0, field: "given" }), { place: 0, field: "given" });
  assert.deepEqual(press("ArrowDown", { place: 2, field: "given" }), { place: 2, field: "given" });
  assert.equal(press("ArrowLeft", { place: 0, field: "given" }), undefined);
  assert.equal(press("ArrowRight", { place: 0, field: "wantsAlerts" }), undefined);
});

test("keys with Alt or Ctrl are the browser's", () => {
  assert.equal(press("ArrowDown", { place: 0, field: "title" }, { modified: true }), undefined);
});

test("columns that few need are passed over until something stands in them", () => {
  const rows = withEmptyRows([], 1);
  const columns = shownFields(rows, false);
  assert.deepEqual(press("ArrowRight", { place: 0, field: "site" }, { columns }), { place: 0, field: "wantsAlerts" });
  assert.deepEqual(shownFields(withValues(rows, 0, { npi: "1234567893" }), false), fields);
});
