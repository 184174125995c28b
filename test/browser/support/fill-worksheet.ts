import { Readable } from "node:stream";
import exceljs from "exceljs";

/** Fills the empty worksheet from its second row on, as somebody does in a spreadsheet program, by the headings. */
export async function fillWorksheet(form: Buffer, rows: readonly Readonly<Record<string, string>>[]): Promise<Buffer> {
  const workbook = await readWorkbook(form);
  const sheet = workbook.worksheets[0]!;
  const headings = headingsOf(sheet);
  rows.forEach((row, at) => {
    for (const [heading, text] of Object.entries(row))
      sheet.getCell(at + 2, headings.indexOf(heading) + 1).value = text;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** What the drop-down in a column of the worksheet's first empty row offers; nothing where there is none. */
export async function choicesOf(form: Buffer, heading: string): Promise<string[]> {
  const workbook = await readWorkbook(form);
  const sheet = workbook.worksheets[0]!;
  const { dataValidation } = sheet.getCell(2, headingsOf(sheet).indexOf(heading) + 1);
  const list = /^(\w+)!\$([A-Z])\$1:\$[A-Z]\$(\d+)$/.exec(String(dataValidation?.formulae[0] ?? ""));
  if (!list) return [];
  const [, name, column, last] = list;
  const choices = workbook
    .getWorksheet(name!)!
    .getColumn(column!)
    .values.slice(1, Number(last) + 1);
  return choices.map(String);
}

async function readWorkbook(form: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([form]));
  return workbook;
}

const headingsOf = (sheet: exceljs.Worksheet): string[] => (sheet.getRow(1).values as unknown[]).slice(1).map(String);
