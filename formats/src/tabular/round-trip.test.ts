import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTable } from "./read-table.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXlsx } from "./write-xlsx.ts";

const bounds = { rowsMax: 100, bytesMax: 5 * 1024 ** 2 };

// Halves of surrogate pairs are no text; a NUL is refused in CSV as the mark of a binary file.
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .tuple(fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "_x0041_", "\uFEFF"), fc.string())
    .map((parts) => parts.join("")),
);
// A row always says something, so that none is left out as empty.
const tables = (cell: fc.Arbitrary<string>) =>
  fc.array(
    fc.tuple(cell, cell).map((cells) => ["row", ...cells, "end"]),
    { minLength: 1, maxLength: 8 },
  );

const cellsRead = (bytes: Buffer): string[][] => {
  const table = readTable(bytes, bounds);
  assert.ok("rows" in table, JSON.stringify(table));
  return table.rows.map(({ cells }) => cells);
};

test("a CSV file gives back every text that was written", () => {
  fc.assert(
    fc.property(tables(anyText.map((text) => text.replaceAll("\0", ""))), (rows) => {
      assert.deepEqual(cellsRead(writeCsv(rows)), rows);
    }),
    { seed: 12, numRuns: 500 },
  );
});

test("a workbook gives back every text that was written", async () => {
  await fc.assert(
    fc.asyncProperty(tables(anyText), async (rows) => {
      const columns = ["A", "B", "C", "D"].map((heading) => ({ heading, width: 10 }));
      const bytes = await writeXlsx([{ name: "Sheet", columns, rows }]);
      assert.deepEqual(cellsRead(bytes), [["A", "B", "C", "D"], ...rows]);
    }),
    { seed: 12, numRuns: 60 },
  );
});

test("nothing that is written as CSV begins like a formula", () => {
  const written = writeCsv([["=HYPERLINK(1)", "+1 518 555 0100", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]]).toString();
  for (const cell of written.replace("\uFEFF", "").trimEnd().split(",")) assert.match(cell, /^"'/);
});

test("a mobile number that begins with + stays as it was written, in both kinds of file", async () => {
  const rows = [["Mobile number"], ["+1 518 555 0100"]];
  assert.deepEqual(cellsRead(writeCsv(rows)), rows);
  const sheet = { name: "Sheet", columns: [{ heading: "Mobile number", width: 20 }], rows: rows.slice(1) };
  assert.deepEqual(cellsRead(await writeXlsx([sheet])), rows);
});

test("a sheet to fill offers its choices, shows what follows from one, and has no rows yet", async () => {
  const bytes = await writeXlsx([
    {
      name: "Worksheet",
      columns: [
        { heading: "Title", width: 20, choices: ["Nurse", "Registrar"] },
        { heading: "Access level", width: 20, shownFrom: { column: 0, pairs: [["Nurse", "Clinical"]] } },
      ],
      rows: [],
      rowsToFill: 3,
    },
    { name: "Guidance", columns: [{ heading: "Title", width: 20 }], rows: [["Nurse"]] },
  ]);
  assert.deepEqual(cellsRead(bytes), [["Title", "Access level"]]);
  const { default: exceljs } = await import("exceljs");
  const workbook = await new exceljs.Workbook().xlsx.load(bytes as never);
  const sheet = workbook.getWorksheet("Worksheet");
  assert.deepEqual(sheet?.getCell("A3").dataValidation.formulae, ["Lists!$A$1:$A$2"]);
  assert.equal(sheet?.getCell("B4").formula, 'IFERROR(VLOOKUP(A4,Lists!$B$1:$C$1,2,FALSE),"")');
  assert.equal(sheet?.getCell("A1").protection?.locked ?? true, true);
  assert.equal(sheet?.getCell("A2").protection?.locked, false);
  assert.equal(workbook.getWorksheet("Lists")?.state, "hidden");
});
