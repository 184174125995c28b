import type { ReactNode } from "react";
import style from "./notice.module.css";

/** Says that something was done. It stands in the page from the start, silent, so that a screen reader hears it speak. */
export function DoneNotice({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={children ? style.doneNotice : style.silent}>
      {children}
    </div>
  );
}
