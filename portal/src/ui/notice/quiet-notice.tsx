import type { ReactNode } from "react";
import style from "./notice.module.css";

interface Props {
  children: ReactNode;
  /** Announced when it appears. */
  announce?: boolean;
}

/** A sentence of the house: neither a problem nor an answer. */
export function QuietNotice({ children, announce = false }: Props) {
  return (
    <div className={style.quiet} role={announce ? "status" : undefined}>
      {children}
    </div>
  );
}
