import type { WorksheetRow } from "@crossbay/contract";

/** Columns that are typed, in the order of the grid. */
export const fields = [
  "given",
  "family",
  "email",
  "mobile",
  "title",
  "site",
  "npi",
  "licenceNumber",
  "wantsAlerts",
] as const satisfies readonly (keyof WorksheetRow)[];
export type Field = (typeof fields)[number];

/** The access level stands after the title, from which it follows. */
export const columnsBeforeLevel = 5;

/** Columns that few worksheets need: shown when asked for, or when something stands in them. */
const rareFields: ReadonlySet<Field> = new Set(["npi", "licenceNumber"]);

/** The columns to show for these rows. */
export const shownFields = (rows: readonly SheetRow[], all: boolean): readonly Field[] =>
  all || rows.some(({ values }) => values.npi !== "" || values.licenceNumber !== "")
    ? fields
    : fields.filter((field) => !rareFields.has(field));

/** Rows that one worksheet holds. */
export const rowsMax = 2000;

/** A row of the grid; its key stays while the row moves. */
export interface SheetRow {
  key: number;
  values: WorksheetRow;
}

/** Line of the sheet at this place, the heading being 1: as in the file. */
export const lineOf = (place: number): number => place + 2;
export const placeOf = (line: number): number => line - 2;

const nothing: WorksheetRow = {
  given: "",
  family: "",
  email: "",
  mobile: "",
  title: "",
  site: "",
  npi: "",
  licenceNumber: "",
  wantsAlerts: false,
  emailConfirmed: false,
};

/** Nothing was typed into it; a tick alone makes no row. */
export const isBlank = ({ values }: SheetRow): boolean =>
  fields.every((field) => field === "wantsAlerts" || values[field].trim() === "");

/** With `count` empty rows at the end, as far as a worksheet has room. */
export function withEmptyRows(rows: readonly SheetRow[], count: number): SheetRow[] {
  const first = nextKey(rows);
  const room = Math.max(0, Math.min(count, rowsMax - rows.length));
  return [...rows, ...Array.from({ length: room }, (_, place) => ({ key: first + place, values: nothing }))];
}

/** Rows with these values, as new. */
export const rowsFrom = (values: readonly WorksheetRow[]): SheetRow[] =>
  values.map((each, key) => ({ key, values: each }));

/** A file's rows, each on the line where the file has it, so that its numbers are those of the file. */
export function rowsFromFile(checked: readonly { row: number; values: WorksheetRow }[]): SheetRow[] {
  const inOrder = checked.every(({ row }, place) => row > (checked[place - 1]?.row ?? 1));
  const last = checked.at(-1)?.row ?? 1;
  if (!inOrder || last - 1 > rowsMax) return rowsFrom(checked.map(({ values }) => values));
  const byLine = new Map(checked.map(({ row, values }) => [row, values]));
  return Array.from({ length: last - 1 }, (_, place) => ({
    key: place,
    values: byLine.get(lineOf(place)) ?? nothing,
  }));
}

/** One row changed. Another e-mail is another question. */
export function withValues(rows: readonly SheetRow[], key: number, part: Partial<WorksheetRow>): SheetRow[] {
  return rows.map((row) => {
    if (row.key !== key) return row;
    const asksAgain = part.email !== undefined && part.email !== row.values.email ? { emailConfirmed: false } : {};
    return { key, values: { ...row.values, ...asksAgain, ...part } };
  });
}

const nextKey = (rows: readonly SheetRow[]): number => rows.reduce((most, { key }) => Math.max(most, key), -1) + 1;
