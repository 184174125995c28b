import assert from "node:assert/strict";
import { test } from "node:test";
import { worksheetColumns } from "@crossbay/contract";
import { parseCells, pasteCells } from "./paste-cells.ts";
import { rowsFromFile, rowsMax, withEmptyRows, withValues } from "./sheet.ts";

const empty = withEmptyRows([], 2);
const headings = [...worksheetColumns];
const levels = ["Clinical", "Clinical with break-the-glass"];
const paste = (text: string, at = { place: 0, field: "given" as const }) =>
  pasteCells({ rows: empty, at, cells: parseCells(text), headings, levels });

test("three rows copied from a spreadsheet become three rows", () => {
  const { rows, pasted } = paste(
    "Ana\tReyes\tana@cgh.example\nLeo\tBrandt\tleo@cgh.example\r\nMei\tTan\tmei@cgh.example\n",
  );
  assert.equal(pasted, 3);
  assert.deepEqual(
    rows.map(({ values }) => `${values.given} ${values.family} ${values.email}`),
    ["Ana Reyes ana@cgh.example", "Leo Brandt leo@cgh.example", "Mei Tan mei@cgh.example"],
  );
});

test("a whole worksheet pasted with its headings leaves the headings and the access level out", () => {
  const line = ["Ana", "Reyes", "ana@cgh.example", "(518) 555-0144", "Nurse", "Clinical", "Main", "123", "L-9", "Yes"];
  const { rows } = paste(`${worksheetColumns.join("\t")}\n${line.join("\t")}`);
  const { title, site, npi, licenceNumber, wantsAlerts } = rows[0]!.values;
  assert.deepEqual(
    { title, site, npi, licenceNumber, wantsAlerts },
    {
      title: "Nurse",
      site: "Main",
      npi: "123",
      licenceNumber: "L-9",
      wantsAlerts: true,
    },
  );
});

test("a list of one's own that has no access levels keeps every column", () => {
  const { rows } = paste("Ana\tReyes\tana@cgh.example\t(518) 555-0144\tNurse\tMain\nLeo\tBrandt\t\t\tNurse\tNorth");
  assert.deepEqual(
    rows.map(({ values }) => values.site),
    ["Main", "North"],
  );
});

test("a column pasted into the middle of the grid fills downwards from the focused cell", () => {
  const { rows } = pasteCells({
    rows: empty,
    at: { place: 1, field: "email" },
    cells: parseCells("ana@cgh.example\nleo@cgh.example"),
    headings,
    levels,
  });
  assert.deepEqual(
    rows.map(({ values }) => values.email),
    ["", "ana@cgh.example", "leo@cgh.example"],
  );
});

test("a cell that holds a line break, a tab or quotes stays one cell", () => {
  assert.deepEqual(parseCells('"Anna ""Nan""\nMaria"\tReyes\n"a\tb"\tc'), [
    ['Anna "Nan" Maria', "Reyes"],
    ["a\tb", "c"],
  ]);
});

test("a name that begins with a quote and is not quoted stays as it is", () => {
  assert.deepEqual(parseCells('"Nan\tReyes'), [['"Nan', "Reyes"]]);
});

test("what a worksheet has no room for is left out, and said", () => {
  const { rows, pasted, cut } = paste("Ana\tReyes\n".repeat(rowsMax + 5));
  assert.deepEqual([rows.length, pasted, cut], [rowsMax, rowsMax, true]);
});

test("an e-mail that is changed is asked about again", () => {
  const [row] = withValues(empty, 0, { email: "ana@gmial.com" });
  const confirmed = withValues([row!], 0, { emailConfirmed: true });
  assert.equal(withValues(confirmed, 0, { given: "Ana" })[0]!.values.emailConfirmed, true);
  assert.equal(withValues(confirmed, 0, { email: "ana@gmail.com" })[0]!.values.emailConfirmed, false);
});

test("the rows of a file keep the numbers that the file shows, also past empty lines", () => {
  const values = empty[0]!.values;
  const rows = rowsFromFile([
    { row: 2, values: { ...values, given: "Ana" } },
    { row: 5, values: { ...values, given: "Leo" } },
  ]);
  assert.deepEqual(
    rows.map((row) => row.values.given),
    ["Ana", "", "", "Leo"],
  );
});
