import { useEffect, useRef } from "react";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";
import type { Deciding } from "./use-deciding.ts";

/** What the last decision came to. Takes the focus, because the button that was pressed may be gone. */
export function DecisionNotice({ deciding }: { deciding: Deciding }) {
  const { sheet: text } = useWords().desk;
  const box = useRef<HTMLDivElement>(null);
  const { outcome } = deciding;
  useEffect(() => {
    if (outcome && outcome.kind !== "failed") box.current?.focus();
  }, [outcome]);
  if (!outcome) return null;
  if (outcome.kind === "failed") return <ProblemNotice failure={outcome.failure} title={text.failed} />;
  if (outcome.kind === "conflict") {
    return (
      <div ref={box} tabIndex={-1} role="alert" className={style.conflict}>
        <p className={style.noteTitle}>{text.conflictTitle}</p>
        <p>{text.conflict}</p>
      </div>
    );
  }
  const parts = [
    ...(outcome.approved > 0 ? [text.approvedCount(outcome.approved)] : []),
    ...(outcome.returned > 0 ? [text.returnedCount(outcome.returned)] : []),
  ];
  return (
    <div ref={box} tabIndex={-1} role="status" className={style.done}>
      {text.decided(parts.join(", "))} {outcome.approved > 0 && text.approvedMeans}
    </div>
  );
}
