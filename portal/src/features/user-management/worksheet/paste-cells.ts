import type { WorksheetRow } from "@crossbay/contract";
import { columnsBeforeLevel, type Field, fields, rowsMax, type SheetRow, withEmptyRows, withValues } from "./sheet.ts";

/** A copied worksheet shows the access level too, which is there to be read and is never pasted. */
const columnsWithLevel = [...fields.slice(0, columnsBeforeLevel), undefined, ...fields.slice(columnsBeforeLevel)];

const yes = new Set(["yes", "y", "true", "x", "1", "✓"]);
const headingsMin = 2;

/**
 * Cells as spreadsheets put them on the clipboard: tabs between columns, a line for each row, and in quotes what itself
 * holds a tab, a line break or a quote.
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cellForm = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (const [, quoted, plain, end] of text.matchAll(cellForm)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? "").replaceAll(/\s*[\r\n]+\s*/g, " ").trim());
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  const last = rows.at(-1);
  return rows.length > 1 && last?.length === 1 && last[0] === "" ? rows.slice(0, -1) : rows;
}

interface Paste {
  rows: readonly SheetRow[];
  /** Place of the row and the field that have the focus. */
  at: { place: number; field: Field };
  cells: readonly (readonly string[])[];
  /** Headings of the columns as shown; a pasted row of headings is left out. */
  headings: readonly string[];
  /** Access levels in words: a pasted column of these is left out too. */
  levels: readonly string[];
}

/** Fills rows and columns from the focused cell on, and adds the rows that are missing. */
export function pasteCells({ rows, at, cells, headings, levels }: Paste): {
  rows: SheetRow[];
  pasted: number;
  cut: boolean;
} {
  const [first, ...rest] = cells;
  const filling = first && isHeading(first, headings) ? rest : cells;
  const room = filling.slice(0, Math.max(0, rowsMax - at.place));
  let next = withEmptyRows(rows, at.place + room.length - rows.length);
  const firstColumn = columnsWithLevel.indexOf(at.field);
  const columns = holdsLevels(room, columnsBeforeLevel - firstColumn, levels)
    ? columnsWithLevel.slice(firstColumn)
    : fields.slice(fields.indexOf(at.field));
  const parts = new Map(
    room.flatMap((line, offset) => {
      const row = next[at.place + offset];
      return row ? [[row.key, valuesOf(line, columns)] as const] : [];
    }),
  );
  next = next.map((row) => {
    const part = parts.get(row.key);
    return part ? (withValues([row], row.key, part)[0] ?? row) : row;
  });
  return { rows: next, pasted: room.length, cut: room.length < filling.length };
}

function valuesOf(cells: readonly string[], columns: readonly (Field | undefined)[]): Partial<WorksheetRow> {
  const values: Partial<WorksheetRow> = {};
  for (const [place, cell] of cells.entries()) {
    const field = columns[place];
    if (!field) continue;
    if (field === "wantsAlerts") values.wantsAlerts = yes.has(cell.toLowerCase());
    else values[field] = cell;
  }
  return values;
}

function holdsLevels(lines: readonly (readonly string[])[], column: number, levels: readonly string[]): boolean {
  const known = new Set(levels.map((level) => level.toLowerCase()));
  return lines.every((line) => !line[column] || known.has(line[column].toLowerCase()));
}

function isHeading(cells: readonly string[], headings: readonly string[]): boolean {
  const known = new Set(headings.map((heading) => heading.toLowerCase()));
  const filled = cells.filter((cell) => cell !== "");
  return (
    filled.length >= headingsMin && filled.filter((cell) => known.has(cell.toLowerCase())).length > filled.length / 2
  );
}
