import type { CourseState } from "@crossbay/contract";
import { useWords } from "../words/words.ts";
import style from "./course-state.module.css";

/** How far somebody is with a course: a word, marked by weight when something is to be done soon. */
export function CourseStateMark({ state }: { state: CourseState }) {
  const { training } = useWords();
  return (
    <span className={style.state} data-state={state}>
      {training.states[state]}
    </span>
  );
}
