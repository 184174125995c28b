import { useEffect, useRef } from "react";
import { useWords } from "../words/words.ts";
import style from "./error-summary.module.css";

/** `field` is the id of the control that the error belongs to. */
export interface FieldError {
  field: string;
  text: string;
}

interface Props {
  errors: readonly FieldError[];
}

/** All errors of a form at its head, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ errors }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className={style.summary} role="alert" tabIndex={-1} ref={box}>
      <p className={style.title}>{words.problems.summaryTitle}</p>
      <ul className={style.list}>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The error of one field, to stand beside it. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((each) => each.field === field)?.text;
