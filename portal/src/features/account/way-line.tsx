import type { ReactNode } from "react";
import style from "./account.module.css";

interface Props {
  name: string;
  detail: string;
  urgent?: boolean;
  /** Stands below, over the whole width. */
  more?: ReactNode;
  /** What can be done about it. */
  children: ReactNode;
}

/** One way to sign in. */
export function WayLine({ name, detail, urgent = false, more, children }: Props) {
  return (
    <li className={style.way}>
      <div className={style.wayWords}>
        <h3 className={style.wayName}>{name}</h3>
        <p className={style.note} data-urgent={urgent || undefined}>
          {detail}
        </p>
      </div>
      <div className={style.wayAct}>{children}</div>
      {more}
    </li>
  );
}
