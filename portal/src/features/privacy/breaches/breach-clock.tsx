import type { BreachCase } from "@crossbay/contract";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import type { Words } from "../../../ui/words/en.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./breaches.module.css";

type Step = BreachCase["clock"][number];

/** Every step with its date, and whether it was done in time. */
export function BreachClock({ clock }: { clock: readonly Step[] }) {
  const words = useWords();
  return (
    <ol className={style.clock}>
      {clock.map((step) => (
        <li key={step.step}>
          <ShapeMark {...markOf(step)}>{step.words}</ShapeMark>
          <span className={style.quiet}>{whenOf(step, words)}</span>
        </li>
      ))}
    </ol>
  );
}

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
