import { useId } from "react";
import style from "./training.module.css";

interface Props {
  done: number;
  all: number;
  words: string;
}

/** How much is done, in words and as a bar. */
export function ProgressBar({ done, all, words }: Props) {
  const id = useId();
  return (
    <div className={style.progress}>
      <progress value={done} max={all} aria-labelledby={id} className={style.bar} />
      <span id={id}>{words}</span>
    </div>
  );
}
