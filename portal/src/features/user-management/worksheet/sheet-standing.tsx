import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./sheet.module.css";
import type { Check } from "./use-check.ts";

/** How many rows could be sent, and how many not, as of the last check. */
export function SheetStanding({ check, filled }: { check: Check; filled: boolean }) {
  const { status: text } = useWords().userManagement.sheet;
  const { ready, refused, questions } = check.counts;
  return (
    <div role="status" className={style.standing}>
      {check.failure ? (
        <ShapeMark shape="warning" tone="wrong">
          {text.notChecked}
        </ShapeMark>
      ) : !filled ? (
        <span className={style.quiet}>{text.empty}</span>
      ) : check.pending ? (
        <span className={style.quiet}>{text.checking}</span>
      ) : (
        <>
          <ShapeMark shape="check" tone="accent" strong>
            {text.ready(ready)}
          </ShapeMark>
          {refused > 0 && (
            <ShapeMark shape="slash" tone="wrong">
              {text.refused(refused)}
            </ShapeMark>
          )}
          {questions > 0 && (
            <ShapeMark shape="ring" tone="accent">
              {text.questions(questions)}
            </ShapeMark>
          )}
        </>
      )}
    </div>
  );
}
