import type { ResultValue } from "@crossbay/contract";
import { VisuallyHidden } from "@mantine/core";
import { useWords } from "../words/words.ts";
import style from "./abnormal-mark.module.css";
import { markOf } from "./mark-of.ts";

const shapes = { high: "M8 2.5 14.5 13.5h-13z", low: "M8 13.5 1.5 2.5h13z", abnormal: "M8 1.5 14.5 8 8 14.5 1.5 8z" };

interface Props {
  value: Pick<ResultValue, "direction" | "critical">;
  /** With its word beside the shape; otherwise the word is for screen readers only. */
  spelled?: boolean;
}

/** ▲ high, ▼ low, ◆ abnormal; a filled mark with its word when critical. Nothing when the value is normal. */
export function AbnormalMark({ value, spelled = false }: Props) {
  const { clinical } = useWords();
  const mark = markOf(value);
  if (!mark) return null;
  const word = clinical[mark.word];
  return (
    <span className={mark.critical ? style.critical : style.abnormal}>
      <svg viewBox="0 0 16 16" width="0.75em" height="0.75em" fill="currentColor" aria-hidden="true" focusable="false">
        <path d={shapes[mark.shape]} />
      </svg>
      {spelled ? word : <VisuallyHidden>{word}</VisuallyHidden>}
      {!spelled && mark.critical && <span aria-hidden="true">{clinical.markCritical}</span>}
    </span>
  );
}
