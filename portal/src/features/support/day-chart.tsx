import type { SupportStatistics } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./statistics.module.css";

type Days = SupportStatistics["perDay"];

const height = 140;
const gap = 0.25;

/** Two bars a day: what was opened, and in grey what was solved. The same as a table at a press. */
export function DayChart({ days }: { days: Days }) {
  const words = useWords();
  const { figures: text } = words.supportWork;
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const first = formatDate(days[0]?.day ?? "", words);
  const last = formatDate(days.at(-1)?.day ?? "", words);
  const most = Math.max(...days.flatMap(({ opened, solved }) => [opened, solved]), 1);
  const sum = (key: "opened" | "solved") => days.reduce((total, each) => total + each[key], 0);
  return (
    <figure className={style.figure}>
      <div className={style.legend} aria-hidden="true">
        <span data-bar="opened">{text.opened}</span>
        <span data-bar="solved">{text.solved}</span>
        <span className={style.most}>{text.mostADay(most)}</span>
      </div>
      <svg
        className={style.chart}
        viewBox={`0 0 ${days.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.perDayLabel(sum("opened"), sum("solved"), first, last)}
      >
        <path className={style.ground} d={`M0 ${height - 0.5}h${days.length}`} />
        <path className={style.openedBars} d={barsOf(days, "opened", most)} />
        <path className={style.solvedBars} d={barsOf(days, "solved", most)} />
      </svg>
      <figcaption className={style.span}>
        <span>{first}</span>
        <span>{last}</span>
      </figcaption>
      <Button
        size="compact-sm"
        variant="subtle"
        className={style.start}
        aria-expanded={asTable}
        aria-controls={id}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? text.hideTable : text.showTable}
      </Button>
      <div id={id}>{asTable && <DayTable days={days} />}</div>
    </figure>
  );
}

/** Half of a day's place for each; nothing is no bar. */
function barsOf(days: Days, key: "opened" | "solved", most: number): string {
  const wide = (1 - gap) / 2;
  const from = key === "opened" ? gap / 2 : gap / 2 + wide;
  return days
    .map((each, place) => {
      const tall = Math.round((each[key] / most) * (height - 4));
      return tall === 0 ? "" : `M${(place + from).toFixed(3)} ${height}v${-tall}h${wide}v${tall}z`;
    })
    .join("");
}

function DayTable({ days }: { days: Days }) {
  const words = useWords();
  const { figures: text } = words.supportWork;
  return (
    <table className={style.dayTable}>
      <thead>
        <tr>
          <th scope="col">{text.day}</th>
          <th scope="col">{text.opened}</th>
          <th scope="col">{text.solved}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, opened, solved }) => (
          <tr key={day}>
            <th scope="row">{formatDate(day, words)}</th>
            <td>{words.times.count(opened)}</td>
            <td>{words.times.count(solved)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
