import { useEffect, useRef } from "react";
import style from "./training.module.css";

interface Props {
  /** Such as Module 2 of 3. */
  over?: string;
  children: string;
  /** Somebody came here from another step: the focus follows, and the page begins at its head. */
  takesFocus: boolean;
}

/** What this step is. */
export function StepHeading({ over, children, takesFocus }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [takesFocus]);
  return (
    <div>
      {over && <p className={style.over}>{over}</p>}
      <h2 ref={heading} tabIndex={-1} className={style.stepTitle}>
        {children}
      </h2>
    </div>
  );
}
