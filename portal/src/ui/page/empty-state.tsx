import type { ReactNode } from "react";
import style from "./empty-state.module.css";

interface Props {
  title: string;
  children: ReactNode;
}

/** Nothing to show: a sentence and the next step. */
export function EmptyState({ title, children }: Props) {
  return (
    <div className={style.empty}>
      <p className={style.title}>{title}</p>
      <div className={style.text}>{children}</div>
    </div>
  );
}
