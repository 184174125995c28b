import { Button, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import style from "./action-bar.module.css";

interface Props {
  /** How many rows are selected, in words. */
  selected: string;
  clear: string;
  onClear(): void;
  /** The buttons of what can be done. */
  children: ReactNode;
}

/** What can be done with the selected rows. Stays in sight while the list scrolls. */
export function ActionBar({ selected, clear, onClear, children }: Props) {
  return (
    <section className={style.bar} aria-label={selected}>
      <span role="status" className={style.selected}>
        {selected}
      </span>
      {children}
      <Button size="sm" variant="subtle" className={style.clear} onClick={onClear}>
        {clear}
      </Button>
    </section>
  );
}

/** Stands in the same place while the rows are worked through: how far it is. */
export function WorkingBar({ words, done, all }: { words: string; done: number; all: number }) {
  return (
    <div className={style.bar} role="status">
      <span>{words}</span>
      <Progress value={(done / all) * 100} aria-label={words} className={style.progress} />
    </div>
  );
}
