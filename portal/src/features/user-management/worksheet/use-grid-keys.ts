import { type RefObject, useEffect, useRef } from "react";
import { type Cell, decideKey } from "./grid-keys.ts";
import { type Field, fields, type SheetRow } from "./sheet.ts";

interface Doing {
  rows: readonly SheetRow[];
  columns: readonly Field[];
  onGo(cell: Cell): void;
  onAddRow(): void;
  /** Text with more than one cell was pasted into this one. */
  onPaste(text: string, at: Cell): void;
}

/** Moves between the cells of a grid by key, and hands over what is pasted into one. */
export function useGridKeys(grid: RefObject<HTMLElement | null>, doing: Doing): void {
  const latest = useRef(doing);
  latest.current = doing;
  useEffect(() => {
    const place = grid.current;
    if (!place) return;
    const press = (event: KeyboardEvent) => {
      const { rows, columns, onGo, onAddRow } = latest.current;
      const at = cellOf(event.target, rows);
      if (!at || event.isComposing) return;
      const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      const caret = caretOf(event.target);
      const to = decideKey({ key: event.key, modified, at, rowCount: rows.length, columns, caret });
      if (!to) return;
      event.preventDefault();
      if (to === "add-row") onAddRow();
      else onGo(to);
    };
    const paste = (event: ClipboardEvent) => {
      const { rows, onPaste } = latest.current;
      const at = cellOf(event.target, rows);
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const oneCell = !/[\t\r\n]/.test(text.trimEnd());
      if (!at || (oneCell && event.target instanceof HTMLInputElement && event.target.type === "text")) return;
      event.preventDefault();
      onPaste(text, at);
    };
    place.addEventListener("keydown", press);
    place.addEventListener("paste", paste);
    return () => {
      place.removeEventListener("keydown", press);
      place.removeEventListener("paste", paste);
    };
  }, [grid]);
}

function cellOf(target: EventTarget | null, rows: readonly SheetRow[]): Cell | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const field = fields.find((each) => each === target.dataset.field);
  const place = rows.findIndex(({ key }) => String(key) === target.dataset.key);
  return field && place >= 0 ? { place, field } : undefined;
}

function caretOf(target: EventTarget | null): { atStart: boolean; atEnd: boolean } {
  if (!(target instanceof HTMLInputElement) || target.type !== "text") return { atStart: true, atEnd: true };
  const { selectionStart, selectionEnd, value } = target;
  const allSelected = selectionStart === 0 && selectionEnd === value.length;
  return {
    atStart: allSelected || (selectionStart === 0 && selectionEnd === 0),
    atEnd: allSelected || (selectionStart === value.length && selectionEnd === value.length),
  };
}
