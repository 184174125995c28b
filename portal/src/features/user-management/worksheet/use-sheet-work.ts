import type { CheckedWorksheet, UserManagement } from "@crossbay/contract";
import { useCallback, useRef, useState } from "react";
import { useWords } from "../../../ui/words/words.ts";
import type { Cell } from "./grid-keys.ts";
import { parseCells, pasteCells } from "./paste-cells.ts";
import { type Field, lineOf, rowsFromFile, rowsMax, type SheetRow, withEmptyRows, withValues } from "./sheet.ts";
import type { SheetDraft } from "./use-sheet-draft.ts";

const saidMax = 3;

/** What was done to many cells at once, with the way back. */
export interface Told {
  text: string;
  before?: readonly SheetRow[];
}

/** Everything that changes the rows; what changes more than one cell can be undone. */
export function useSheetWork(draft: SheetDraft, { titles }: UserManagement) {
  const words = useWords();
  const { sheet: text } = words.userManagement;
  const [told, setTold] = useState<Told>();
  const latest = useRef(draft);
  latest.current = draft;
  const { rows } = draft;

  const change = useCallback((key: number, field: Field | "emailConfirmed", value: string | boolean) => {
    latest.current.keep({ rows: withValues(latest.current.rows, key, { [field]: value }) });
  }, []);

  const replace = (next: readonly SheetRow[], said: string) => {
    setTold({ text: said, before: rows });
    draft.keep({ rows: next });
  };

  const remove = useCallback(
    (key: number) => {
      const before = latest.current.rows;
      const place = before.findIndex((row) => row.key === key);
      setTold({ text: text.removed(lineOf(place)), before });
      latest.current.keep({ rows: before.filter((row) => row.key !== key) });
    },
    [text],
  );

  return {
    rows,
    told,
    change,
    remove,
    /** False when the worksheet is full. */
    addRows: (count: number): boolean => {
      const full = rows.length >= rowsMax;
      setTold(full ? { text: text.full(words.times.count(rowsMax)) } : undefined);
      if (!full) draft.keep({ rows: withEmptyRows(rows, count) });
      return !full;
    },
    paste: (pastedText: string, at: Cell) => {
      const levels = titles.map(({ accessLevel }) => accessLevel);
      const headings = [...Object.values(text.columns), text.alertsLong];
      const { rows: next, pasted, cut } = pasteCells({ rows, at, cells: parseCells(pastedText), headings, levels });
      replace(next, cut ? text.pastedCut(pasted, words.times.count(rowsMax)) : text.pasted(pasted));
    },
    load: (worksheet: CheckedWorksheet, fileName: string) => {
      // A tick has no third state: what a file says about alerts and nobody understands is said once, here.
      const unclear = worksheet.rows.flatMap(({ row, problems }) =>
        problems
          .filter(({ field }) => field === "wantsAlerts")
          .map(({ column, sentence }) => text.problemLine(row, column, sentence)),
      );
      const said = [text.loaded(worksheet.rows.length, fileName), ...unclear.slice(0, saidMax)];
      replace(rowsFromFile(worksheet.rows), said.join(" "));
    },
    undo: () => {
      if (told?.before) draft.keep({ rows: told.before });
      setTold(undefined);
    },
  };
}

export type SheetWork = ReturnType<typeof useSheetWork>;
