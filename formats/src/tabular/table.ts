/** A row with something in it. */
export type TableRow = {
  /** As a spreadsheet program numbers it, from 1; empty rows count. */
  line: number;
  /** Text of each cell, as it stands: nothing is trimmed. */
  cells: string[];
};

/** The first sheet of a file; rows without any text are left out. */
export type Table = { sheetName?: string; rows: TableRow[] };

export type TableBounds = {
  /** Rows with something in them, the heading included. */
  rowsMax: number;
  /** Of the file as it came. */
  bytesMax: number;
};

/** Why a file cannot be taken, in a sentence that says what to do. */
export type FileRefusal = { refused: string };

export const hasText = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== "");

export const tooManyRows = (rowsMax: number): FileRefusal => ({
  refused: `The file has more than ${(rowsMax - 1).toLocaleString("en")} rows. Split it into several files.`,
});
