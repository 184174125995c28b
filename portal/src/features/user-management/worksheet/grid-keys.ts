import type { Field } from "./sheet.ts";

export interface Cell {
  place: number;
  field: Field;
}

interface Press {
  key: string;
  /** With Ctrl, Alt, Shift or Meta, the key is the browser's. */
  modified: boolean;
  at: Cell;
  rowCount: number;
  /** Columns in their order. */
  columns: readonly Field[];
  /** Where the caret stands in the text; both for what has none. */
  caret: { atStart: boolean; atEnd: boolean };
}

/** Where a key leads from a cell; `add-row`: to the first cell of a new row; nothing: the key does what it does. */
export function decideKey({ key, modified, at, rowCount, columns, caret }: Press): Cell | "add-row" | undefined {
  if (modified) return undefined;
  const column = columns.indexOf(at.field);
  const beside = (step: number): Cell | undefined => {
    const field = columns[column + step];
    return field && { place: at.place, field };
  };
  const isLast = at.place >= rowCount - 1;
  switch (key) {
    case "Enter":
      return isLast ? "add-row" : { place: at.place + 1, field: at.field };
    case "ArrowDown":
      return isLast ? at : { place: at.place + 1, field: at.field };
    case "ArrowUp":
      return { place: Math.max(0, at.place - 1), field: at.field };
    case "ArrowLeft":
      return caret.atStart ? beside(-1) : undefined;
    case "ArrowRight":
      return caret.atEnd ? beside(1) : undefined;
  }
  return undefined;
}
