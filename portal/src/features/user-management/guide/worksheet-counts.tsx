import type { SubmittedRowState, WorksheetLine } from "@crossbay/contract";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guide.module.css";

export const rowMarks = {
  returned: { shape: "slash", tone: "wrong" },
  waiting: { shape: "ring", tone: "plain" },
  approved: { shape: "check", tone: "accent" },
} as const satisfies Record<SubmittedRowState, unknown>;

const inOrder = ["returned", "waiting", "approved"] as const;

/** How the rows of a worksheet stand; what needs the reader first. */
export function WorksheetCounts({ line }: { line: WorksheetLine }) {
  const { sent } = useWords().userManagement;
  return (
    <span className={style.counts}>
      {inOrder
        .filter((state) => line[state] > 0)
        .map((state) => (
          <ShapeMark key={state} {...rowMarks[state]}>
            {sent.states[state](line[state])}
          </ShapeMark>
        ))}
    </span>
  );
}
