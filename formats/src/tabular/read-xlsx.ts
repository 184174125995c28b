import { readTags, TooManyTagsError } from "./read-tags.ts";
import { type FileRefusal, hasText, type Table, type TableBounds, tooManyRows } from "./table.ts";
import { damaged, type OpenedZip, openZip, oversize } from "./unpack-zip.ts";
import { cellText, type WorkbookFacts } from "./xlsx-cell-text.ts";
import { readDateStyles, readSharedStrings, readWorkbook } from "./xlsx-parts.ts";

/** Columns beyond are not looked at; the widest table of the exchange has far fewer. */
const columnsMax = 100;
const cellCharactersMax = 32_767;

/**
 * The first visible sheet of an Office Open XML workbook (ECMA-376 part 1, §18). Only the parts that text comes from are
 * unpacked; drawings, links to other files and validations are never looked at.
 */
export function readXlsx(file: Buffer, { rowsMax }: TableBounds): Table | FileRefusal {
  const zip = openZip(file);
  if ("refused" in zip) return zip;
  const refused = refuseContents(zip);
  if (refused) return refused;
  try {
    const workbook = readWorkbook(zip);
    const sheet = workbook?.sheets.find(({ hidden }) => !hidden);
    const xml = sheet && zip.unpack(sheet.part);
    if (!workbook || !sheet || !xml) return damaged;
    const facts = {
      sharedStrings: readSharedStrings(zip.unpack("xl/sharedStrings.xml")),
      isDateStyle: readDateStyles(zip.unpack("xl/styles.xml")),
      countsFrom1904: workbook.countsFrom1904,
    };
    const rows = readSheet(xml, facts, rowsMax);
    return rows === "too-many" ? tooManyRows(rowsMax) : { sheetName: sheet.name, rows };
  } catch (error) {
    if (error instanceof TooManyTagsError) return oversize;
    // The parser throws at what is not well-formed XML; there is nothing else here that throws.
    return damaged;
  }
}

function refuseContents({ names }: OpenedZip): FileRefusal | undefined {
  if ([...names].some((name) => /(?:^|\/)vbaProject\.bin$|^xl\/macrosheets\//i.test(name))) {
    return { refused: "The file has macros. Save it as an Excel workbook without macros (.xlsx)." };
  }
  if (names.has("xl/workbook.xml")) return undefined;
  const what = names.has("xl/workbook.bin") ? "a binary workbook (.xlsb)" : kindOf(names);
  return { refused: `The file is ${what}. Save it as an Excel workbook (.xlsx) or as CSV.` };
}

const kindOf = (names: ReadonlySet<string>): string =>
  names.has("mimetype") && names.has("content.xml") ? "an OpenDocument file" : "an archive, not a spreadsheet";

type OpenCell = { column: number; type: string; style: number; text: string };

function readSheet(xml: Buffer, facts: WorkbookFacts, rowsMax: number): Table["rows"] | "too-many" {
  const rows: Table["rows"] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let column = 0;
  let reading = false;
  let phonetic = false;

  readTags(xml, {
    isEnough: () => rows.length > rowsMax,
    open: ({ name, attributes }) => {
      if (name === "row") {
        line = Number(attributes.r) || line + 1;
        cells = [];
        column = 0;
      } else if (name === "c") {
        column = columnOf(attributes.r) ?? column + 1;
        cell = { column, type: attributes.t ?? "n", style: Number(attributes.s ?? 0), text: "" };
      } else if (name === "rPh") phonetic = true;
      else if (name === "v" || name === "t") reading = !phonetic;
    },
    text: (text) => {
      if (reading && cell && cell.text.length < cellCharactersMax) cell.text += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") reading = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && cell) {
        if (cell.column <= columnsMax) {
          while (cells.length < cell.column) cells.push("");
          cells[cell.column - 1] = cellText(cell, facts);
        }
        cell = undefined;
      } else if (name === "row" && hasText(cells)) rows.push({ line, cells });
    },
  });
  return rows.length > rowsMax ? "too-many" : rows;
}

/** 28 for "AB12". */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? "")?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
