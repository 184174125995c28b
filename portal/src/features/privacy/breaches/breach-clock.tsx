import type { BreachCase, ChangeBreachRequest } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import type { Words } from "../../../ui/words/en.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./breaches.module.css";

type Step = BreachCase["clock"][number];
/** What is done elsewhere, and recorded here. */
export type RecordedStep = NonNullable<ChangeBreachRequest["done"]>;

interface Props {
  clock: readonly Step[];
  /** Without it nothing can be recorded any more. */
  onRecord: ((step: RecordedStep) => void) | undefined;
}

/** Every step with its date, whether it was done in time, and the button that records what was done elsewhere. */
export function BreachClock({ clock, onRecord }: Props) {
  const words = useWords();
  const { page: text } = words.breaches;
  return (
    <ol className={style.clock}>
      {clock.map((step) => (
        <li key={step.step}>
          <ShapeMark {...markOf(step)}>{step.words}</ShapeMark>
          <div className={style.when}>
            <span className={style.quiet}>{whenOf(step, words)}</span>
            {onRecord && !step.doneAt && isRecorded(step.step) && (
              <RecordButton step={step.step} word={text.steps[step.step].act} onRecord={onRecord} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface ButtonProps {
  step: RecordedStep;
  word: string;
  onRecord(step: RecordedStep): void;
}

const RecordButton = ({ step, word, onRecord }: ButtonProps) => (
  <Button size="compact-sm" variant="default" onClick={() => onRecord(step)}>
    {word}
  </Button>
);

const isRecorded = (step: Step["step"]): step is RecordedStep =>
  step === "patients-told" || step === "authority-told" || step === "closed";

function markOf({ doneAt, late }: Step) {
  if (doneAt) return { shape: "check", tone: "plain" } as const;
  return late ? ({ shape: "warning", tone: "wrong" } as const) : ({ shape: "ring", tone: "accent" } as const);
}

function whenOf({ dueOn, doneAt, late }: Step, words: Words): string {
  const { page: text } = words.breaches;
  const due = dueOn && formatDate(dueOn, words);
  if (doneAt) {
    const done = text.done(formatDate(doneAt, words));
    return late && due ? `${done}, ${text.late(due).toLowerCase()}` : done;
  }
  if (!due) return text.notDue;
  return late ? text.late(due) : text.due(due);
}
