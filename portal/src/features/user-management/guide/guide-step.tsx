import type { GuidedStep } from "@crossbay/contract";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guide.module.css";

const marks = {
  open: { shape: "ring", tone: "accent" },
  done: { shape: "check", tone: "accent" },
  closed: { shape: "dashed", tone: "quiet" },
} as const;

interface Props {
  number: number;
  title: string;
  step: GuidedStep;
  /** Instead of "To do", of a step that is never over. */
  openWord?: string;
  children: ReactNode;
}

/** One step of the guide: what it is, how it stands, and what to do; closed, it says why. */
export function GuideStep({ number, title, step, openWord, children }: Props) {
  const words = useWords();
  const { guide: text } = words.userManagement;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step.state);
  // A step that opens because the one above it was done takes the focus that the finished one leaves behind.
  useEffect(() => {
    if (before.current === "closed" && step.state === "open") heading.current?.focus();
    before.current = step.state;
  }, [step.state]);
  return (
    <li className={style.step} data-state={step.state}>
      <span className={style.number} aria-hidden="true">
        {number}
      </span>
      <section className={style.stepCard} aria-labelledby={id}>
        <div className={style.stepHead}>
          <h2 id={id} ref={heading} tabIndex={-1} className={style.stepTitle}>
            <span className={style.stepNumber}>{text.step(number)}</span> {title}
          </h2>
          <ShapeMark {...marks[step.state]} strong={step.state === "open"}>
            {step.state === "done" && step.doneAt
              ? text.doneOn(formatDateTime(step.doneAt, words))
              : step.state === "open" && openWord
                ? openWord
                : text.states[step.state]}
          </ShapeMark>
        </div>
        {step.because && <p className={style.because}>{step.because}</p>}
        {children}
      </section>
    </li>
  );
}
