import type { Course } from "@crossbay/contract";
import { Button, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import { type Answers, type Step, stateOf } from "./course-steps.ts";
import { ProgressBar } from "./progress-bar.tsx";
import style from "./training.module.css";

interface Props {
  course: Course;
  answers: Answers;
  steps: readonly Step[];
  /** The step that is shown. */
  place: number | undefined;
  /** The course was passed just now. */
  passed: boolean;
  onGo(place: number): void;
}

/** The way through the course; what is done and what is open can be gone to. */
export function StepList({ course, answers, steps, place, passed, onGo }: Props) {
  const { course: text } = useWords().training;
  const [open, setOpen] = useState(false);
  const states = steps.map((step) => (passed ? "done" : stateOf(course, answers, step)));
  const done = states.filter((state) => state === "done").length;
  const nameOf = (step: Step) => {
    if (step.kind === "affirmation") return text.affirmation;
    const title = course.modules[step.module]?.title ?? "";
    return step.kind === "module" ? text.module(step.module + 1, title) : text.questionsAbout(title);
  };
  return (
    <nav className={style.contents} aria-label={text.contents}>
      <ProgressBar done={done} all={steps.length} words={text.progress(done, steps.length)} />
      <Button
        variant="default"
        size="sm"
        className={style.contentsToggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text.contents}
      </Button>
      <ol className={style.steps} data-open={open || undefined}>
        {steps.map((step, each) => (
          <li key={`${step.kind} ${step.kind === "affirmation" ? "" : step.module}`}>
            <button
              type="button"
              className={style.stepLink}
              data-state={states[each]}
              disabled={states[each] === "closed"}
              aria-current={each === place ? "step" : undefined}
              onClick={() => {
                setOpen(false);
                onGo(each);
              }}
            >
              {nameOf(step)}
              {states[each] === "done" && <VisuallyHidden> ({text.doneMark})</VisuallyHidden>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
