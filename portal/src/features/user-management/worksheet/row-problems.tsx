import type { RowProblem } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./grid.module.css";
import { fields } from "./sheet.ts";

interface Props {
  id: string;
  problems: readonly RowProblem[];
  onUse(field: (typeof fields)[number], suggestion: string): void;
  onConfirm(): void;
}

/** What is wrong in a row, or asked about it, with what can be done about it. */
export function RowProblems({ id, problems, onUse, onConfirm }: Props) {
  const { sheet: text } = useWords().userManagement;
  return (
    <ul id={id} className={style.problems}>
      {problems.map(({ field, column, severity, sentence, suggestion }) => {
        const typed = fields.find((each) => each === field);
        return (
          <li key={`${field} ${sentence}`} data-severity={severity}>
            <ShapeMark
              shape={severity === "refused" ? "slash" : "ring"}
              tone={severity === "refused" ? "wrong" : "accent"}
            >
              <strong>{column}:</strong> {sentence}
            </ShapeMark>
            {suggestion !== undefined && typed && (
              <Button size="compact-sm" onClick={() => onUse(typed, suggestion)}>
                {text.use(suggestion)}
              </Button>
            )}
            {severity === "question" && field === "email" && (
              <Button size="compact-sm" variant="default" onClick={onConfirm}>
                {text.itIsRight}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
