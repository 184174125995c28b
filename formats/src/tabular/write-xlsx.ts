import type ExcelJs from "exceljs";
import { escapeText } from "./xlsx-cell-text.ts";

/** A column of a written sheet. */
export type SheetColumn = {
  heading: string;
  /** In characters. */
  width: number;
  /** What its empty rows offer in a drop-down. */
  choices?: readonly string[];
  /** Its empty rows show what stands beside the choice made in another column (by place, from 0), and cannot be typed in. */
  shownFrom?: { column: number; pairs: readonly (readonly [string, string])[] };
};

export type WrittenSheet = {
  /** At most 31 characters. */
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly string[])[];
  /** Empty rows that are prepared for filling; headings and columns that are only shown are locked then. */
  rowsToFill?: number;
};

const listsName = "Lists";

/**
 * An Excel workbook with these sheets. Every cell is text: nothing can run as a formula, and numbers of telephones and
 * licences keep their zeros. `readTable` gives back the first sheet as it was written.
 */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  // Loaded when the first workbook is written: it is large, and most processes never write one.
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  const lists = new Lists();
  for (const sheet of sheets) await addSheet(workbook, sheet, lists);
  lists.addTo(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function addSheet(workbook: ExcelJs.Workbook, sheet: WrittenSheet, lists: Lists): Promise<void> {
  const { name, columns, rows, rowsToFill = 0 } = sheet;
  const written = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  written.columns = columns.map(({ width }) => ({ width, style: asText }));
  const headings = written.addRow(columns.map(({ heading }) => escapeText(heading)));
  headings.eachCell((cell) => {
    cell.style = { ...asText, font: { bold: true } };
  });
  for (const row of rows) written.addRow(row.map(escapeText)).alignment = { wrapText: true, vertical: "top" };
  if (rowsToFill === 0) return;
  columns.forEach((column, at) => {
    prepareColumn(written, { column, at, from: rows.length + 2, to: rows.length + 1 + rowsToFill }, lists);
  });
  // Without a password: it keeps headings from slips, nothing else.
  await written.protect("", { formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true });
}

const asText: Partial<ExcelJs.Style> = { numFmt: "@", protection: { locked: true } };

function prepareColumn(
  sheet: ExcelJs.Worksheet,
  { column, at, from, to }: { column: SheetColumn; at: number; from: number; to: number },
  lists: Lists,
): void {
  const choices = column.choices && column.choices.length > 0 ? lists.add([column.choices]) : undefined;
  const pairs = column.shownFrom?.pairs ?? [];
  const table = pairs.length > 0 ? lists.add([pairs.map(([key]) => key), pairs.map(([, value]) => value)]) : undefined;
  for (let line = from; line <= to; line++) {
    const cell = sheet.getCell(line, at + 1);
    if (table) {
      const key = sheet.getCell(line, column.shownFrom!.column + 1).address;
      cell.style = { numFmt: "General", font: { italic: true } };
      cell.value = { formula: `IFERROR(VLOOKUP(${key},${table},2,FALSE),"")`, result: "" };
      continue;
    }
    cell.style = { numFmt: "@", protection: { locked: false } };
    if (choices) {
      cell.dataValidation = { type: "list", allowBlank: true, showErrorMessage: false, formulae: [choices] };
    }
  }
}

/** What drop-downs offer, on a hidden sheet: a list within the validation itself has at most 255 characters. */
class Lists {
  readonly #columns: (readonly string[])[] = [];

  /** Columns of equal length, side by side; answers the reference to them. */
  add(columns: readonly (readonly string[])[]): string {
    const first = letterOf(this.#columns.length);
    this.#columns.push(...columns);
    const last = letterOf(this.#columns.length - 1);
    return `${listsName}!$${first}$1:$${last}$${columns[0]!.length}`;
  }

  addTo(workbook: ExcelJs.Workbook): void {
    if (this.#columns.length === 0) return;
    const sheet = workbook.addWorksheet(listsName, { state: "hidden" });
    this.#columns.forEach((column, at) => {
      column.forEach((text, line) => {
        sheet.getCell(line + 1, at + 1).value = escapeText(text);
      });
    });
  }
}

/** Of the first 26 columns. */
const letterOf = (at: number): string => String.fromCharCode("A".charCodeAt(0) + at);
