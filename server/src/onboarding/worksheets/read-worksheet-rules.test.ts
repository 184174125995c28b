import assert from "node:assert/strict";
import { test } from "node:test";
import { writeCsv, writeXlsx } from "@crossbay/formats/tabular";
import { readWorksheet } from "./read-worksheet-rules.ts";
import { goodRow, practice, someFacts } from "./testing/worksheet-facts.ts";
import { writeWorksheetCsv, writeWorksheetXlsx } from "./write-worksheet-form.ts";

const variant = "has-break-the-glass";
const { emailConfirmed: _, ...typed } = goodRow();
const { given, family, email, mobile, title, site, npi, licenceNumber } = typed;
const cells = [given, family, email, mobile, title, "whatever", site, npi, licenceNumber, "Yes"];

const rowsOf = (bytes: Buffer) => {
  const rows = readWorksheet(bytes, variant);
  assert.ok(!("refused" in rows), JSON.stringify(rows));
  return rows;
};
const refusalOf = (bytes: Buffer): string => {
  const rows = readWorksheet(bytes, variant);
  assert.ok("refused" in rows);
  return rows.refused;
};
const headings = writeWorksheetCsv().toString().replace("\uFEFF", "").trim().replaceAll('"', "").split(",");

test("a filled worksheet is read as it was typed, from CSV and from a workbook", async () => {
  const columns = headings.map((heading) => ({ heading, width: 20 }));
  for (const file of [writeCsv([headings, cells]), await writeXlsx([{ name: "Sheet1", columns, rows: [cells] }])]) {
    assert.deepEqual(rowsOf(file), [{ row: 2, values: { ...goodRow(), wantsAlerts: true }, problems: [] }]);
  }
});

test("columns may stand in another order, under their usual names, and some may be missing", () => {
  const file = writeCsv([
    ["Cell phone", "Surname", "Given Name", "EMAIL", "License Number", "Role"],
    [mobile, family, given, email, licenceNumber, title],
    ["", "", "", "", "", ""],
    [mobile, "Reyes", "Jo", "jo@lantern.example", "", "Nurse"],
  ]);
  const rows = rowsOf(file);
  assert.deepEqual(
    rows.map(({ row, values }) => [row, values.given, values.licenceNumber, values.site]),
    [
      [2, "Amara", "NY-204117", ""],
      [4, "Jo", "", ""],
    ],
  );
});

test("a file with unknown, missing or doubled columns is refused, and names them", () => {
  const words = refusalOf(writeCsv([["First name", "Given name", "Shoe size", "E-mail"], ["a"]]));
  assert.match(words, /missing: "Last name", "Mobile number", "Title"/);
  assert.match(words, /twice: "First name"/);
  assert.match(words, /not known: "Shoe size"/);
});

test("the other worksheet is refused by its sheet's name, with what to do", async () => {
  const other = await writeWorksheetXlsx(someFacts({ participant: practice }));
  assert.match(refusalOf(other), /worksheet "No break-the-glass"; your organization uses "Has break-the-glass"/);
});

test("a worksheet as it is downloaded has no rows, and says so", async () => {
  assert.match(refusalOf(await writeWorksheetXlsx(someFacts())), /no rows below/);
  assert.match(refusalOf(writeWorksheetCsv()), /no rows below/);
});

test("an answer about Clinical Alerts that is neither yes nor no is asked again", () => {
  const alerts = (answer: string) => rowsOf(writeCsv([headings, [...cells.slice(0, 9), answer]]))[0]!;
  assert.equal(alerts("x").values.wantsAlerts, true);
  assert.equal(alerts("N").values.wantsAlerts, false);
  assert.match(alerts("perhaps").problems![0]!.sentence, /neither yes nor no/);
});

test("more than 2,000 rows are refused", () => {
  assert.match(refusalOf(writeCsv([headings, ...Array.from({ length: 2_001 }, () => cells)])), /more than 2,000 rows/);
});
