import type { CheckedRow, CheckedWorksheet, RowProblem, WorksheetRow } from "@crossbay/contract";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "../../../ui/api/ask.ts";
import { checkWorksheet } from "../../../ui/api/user-management-endpoints.ts";
import { isBlank, placeOf, type SheetRow } from "./sheet.ts";

const afterLastKeyMs = 400;

interface Checks {
  /** The rows that were checked: others since then are not. */
  of: readonly SheetRow[];
  byKey: ReadonlyMap<number, { values: WorksheetRow; checked: CheckedRow }>;
  counts: Pick<CheckedWorksheet, "ready" | "refused" | "questions">;
}

const nothingChecked: Checks = { of: [], byKey: new Map(), counts: { ready: 0, refused: 0, questions: 0 } };

/** Asks the exchange about the rows a moment after the last change; the newest answer counts. */
export function useCheck(rows: readonly SheetRow[]) {
  const [checks, setChecks] = useState(nothingChecked);
  const [failure, setFailure] = useState<Failure>();
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const number = asked.current;
    // Up to the last row with something in it, so that the numbers in the answer are those of the grid.
    const sent = rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1);
    if (sent.length === 0) {
      setChecks({ ...nothingChecked, of: rows });
      setFailure(undefined);
      return;
    }
    const timer = setTimeout(async () => {
      const answer = await checkWorksheet({ rows: sent.map(({ values }) => values) });
      if (number !== asked.current) return;
      setFailure(answer.ok ? undefined : answer.failure);
      if (!answer.ok) return;
      const { rows: checkedRows, ready, refused, questions } = answer.value;
      const byKey = new Map(
        checkedRows.flatMap((checked) => {
          const row = sent[placeOf(checked.row)];
          return row ? [[row.key, { values: row.values, checked }] as const] : [];
        }),
      );
      setChecks({ of: rows, byKey, counts: { ready, refused, questions } });
    }, afterLastKeyMs);
    return () => clearTimeout(timer);
  }, [rows]);

  return { byKey: checks.byKey, counts: checks.counts, pending: checks.of !== rows && !failure, failure };
}

export type Check = ReturnType<typeof useCheck>;
export type RowCheck = { values: WorksheetRow; checked: CheckedRow } | undefined;

/** What the last check found in this row, without what was changed since. */
export function problemsNow({ values }: SheetRow, check: RowCheck): readonly RowProblem[] {
  if (!check) return [];
  return check.checked.problems.filter(({ field }) => sameIn(field, values, check.values));
}

/** The access level as of the last check, while the title is the one that was checked. */
export const levelNow = ({ values }: SheetRow, check: RowCheck): string | undefined =>
  check && check.values.title === values.title ? check.checked.accessLevel : undefined;

function sameIn(field: string, one: WorksheetRow, other: WorksheetRow): boolean {
  const key = field as keyof WorksheetRow;
  const confirmedSince = key === "email" && one.emailConfirmed !== other.emailConfirmed;
  return one[key] === other[key] && !confirmedSince;
}
