import type { ReactNode } from "react";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";

interface Section<Item> {
  state: "shown" | "dates-only" | "not-in-your-role";
  items: Item[];
  more: boolean;
}

interface Props<Item> {
  title: string;
  section: Section<Item>;
  /** The sentence when there is nothing. */
  none: string;
  aside?: ReactNode;
  flush?: boolean;
  children: (items: Item[]) => ReactNode;
}

/** One section of the chart, which says what it does not show: nothing on record, not in your role, older entries. */
export function SectionCard<Item>({ title, section, none, aside, flush = false, children }: Props<Item>) {
  const { clinical } = useWords();
  const place = flush ? style.inset : undefined;
  if (section.state === "not-in-your-role") {
    return (
      <Card title={title}>
        <p className={style.quiet}>{clinical.notInYourRole}</p>
      </Card>
    );
  }
  return (
    <Card title={title} aside={aside} flush={flush}>
      {section.state === "dates-only" && (
        <p className={`${style.quiet} ${style.first} ${place ?? ""}`}>{clinical.datesOnly}</p>
      )}
      {section.items.length === 0 ? <p className={`${style.quiet} ${place ?? ""}`}>{none}</p> : children(section.items)}
      {section.more && <p className={`${style.quiet} ${place ?? ""}`}>{clinical.olderExist}</p>}
    </Card>
  );
}
