import type { ReactNode } from "react";
import style from "./fact-strip.module.css";

interface Props {
  label: string;
  facts: readonly { word: string; value: ReactNode }[];
}

/** A few numbers that say how things stand, side by side at the head of a page. */
export function FactStrip({ label, facts }: Props) {
  return (
    <dl className={style.facts} aria-label={label}>
      {facts.map(({ word, value }) => (
        <div key={word} className={style.fact}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
