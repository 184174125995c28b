import type { ReactNode } from "react";
import style from "./fact-list.module.css";

/** A word, what holds, and what more there is to say of it. Without a value there is no such fact. */
export type Fact = readonly [word: string, value: ReactNode, note?: ReactNode];

interface Props {
  facts: readonly Fact[];
  /** In a card among cards: closer together. */
  dense?: boolean;
}

/** What is known of one person, place or thing, a line each. */
export function FactList({ facts, dense = false }: Props) {
  return (
    <dl className={style.facts} data-dense={dense || undefined}>
      {facts.map(
        ([word, value, note]) =>
          isKnown(value) && (
            <div key={word}>
              <dt>{word}</dt>
              <dd>
                {value}
                {note && <span className={style.note}>{note}</span>}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

const isKnown = (value: ReactNode) => value !== undefined && value !== null && value !== false && value !== "";
