import { type ReactNode, useId } from "react";
import style from "./card.module.css";

interface Props {
  title: string;
  /** Stands at the right of the title: a count, a link to all. */
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}

/** A titled section of a page. */
export function Card({ title, aside, children, flush = false }: Props) {
  const id = useId();
  return (
    <section className={style.card} aria-labelledby={id}>
      <div className={style.head}>
        <h2 id={id} className={style.title}>
          {title}
        </h2>
        {aside && <div className={style.aside}>{aside}</div>}
      </div>
      <div className={flush ? style.flush : style.body}>{children}</div>
    </section>
  );
}
