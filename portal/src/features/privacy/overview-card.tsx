import type { UseQueryResult } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./overview.module.css";

/** One thing that waits: its name, what there is to know at a glance, until when. */
export interface Waiting {
  key: string;
  name: ReactNode;
  note?: ReactNode;
  due?: string | undefined;
  late?: boolean;
}

interface Props<Data> {
  title: string;
  query: UseQueryResult<Data>;
  /** How much waits, in words; nothing while nothing does. */
  count(data: Data): string | undefined;
  none: string;
  waiting(data: Data): readonly Waiting[];
  to: LinkProps["to"];
  all: string;
  children?: ReactNode;
}

const linesMax = 4;

/** One kind of work: how much of it waits, the first of it, the way to all of it. */
export function OverviewCard<Data>(props: Props<Data>) {
  const { title, query, count, none, waiting, to, all, children } = props;
  const { privacy } = useWords();
  return (
    <Card
      title={title}
      aside={query.data !== undefined && <strong className={style.count}>{count(query.data)}</strong>}
    >
      <Loaded query={query} failedTitle={privacy.failedTitle} lines={3}>
        {(data) => (
          <>
            {waiting(data).length === 0 && <p className={style.quiet}>{none}</p>}
            <ul className={style.lines}>
              {waiting(data)
                .toSorted((one, other) => Number(other.late ?? false) - Number(one.late ?? false))
                .slice(0, linesMax)
                .map((line) => (
                  <WaitingLine key={line.key} line={line} />
                ))}
            </ul>
          </>
        )}
      </Loaded>
      <div className={style.links}>
        <Link to={to}>{all}</Link>
        {children}
      </div>
    </Card>
  );
}

function WaitingLine({ line: { name, note, due, late } }: { line: Waiting }) {
  return (
    <li className={style.line}>
      <div>
        <span className={style.name}>{name}</span>
        {note && <span className={style.note}>{note}</span>}
      </div>
      {due &&
        (late ? (
          <ShapeMark shape="warning" tone="wrong">
            {due}
          </ShapeMark>
        ) : (
          <span className={style.quiet}>{due}</span>
        ))}
    </li>
  );
}
