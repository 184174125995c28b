import type { ElementQuality, SourceQuality } from "@crossbay/contract";
import { formatClockOnDay, formatDate } from "../../ui/dates/format-date.ts";
import { formatSpan } from "../../ui/dates/format-span.ts";
import { FeedStateMark } from "../../ui/marks/feed-state-mark.tsx";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { percentOf, Share } from "./share.tsx";
import style from "./sources.module.css";

/** A number stays with its sign. */
const noBreak = "\u00a0";

interface Props {
  source: SourceQuality;
  now: string;
}

/** One source: its rhythm, and each kind of data that it sends. */
export function SourceDetails({ source, now }: Props) {
  const words = useWords();
  const { sources: text } = words;
  const { name, participantName, state, alarmSince, silenceMinutesMax, elements } = source;
  return (
    <>
      <p className={style.detailHead}>
        {participantName} · <FeedStateMark state={state} />
      </p>
      {alarmSince && <p className={style.line}>{text.alarm(formatClockOnDay(alarmSince, now, words))}</p>}
      {silenceMinutesMax !== undefined && (
        <p className={style.line}>{text.silence(formatSpan(silenceMinutesMax * 60, words))}</p>
      )}
      <p className={style.quiet}>{text.basis}</p>
      <DataTable
        label={text.elementsLabel(name)}
        rows={elements}
        keyOf={({ element }) => element}
        name={{
          id: "element",
          title: text.element,
          cell: ({ element }) => <span className={style.name}>{text.elements[element]}</span>,
        }}
        columns={useColumns()}
        // The panel is too narrow for a table, however wide the window is.
        tableFrom="1000em"
      />
    </>
  );
}

function useColumns(): Column<ElementQuality>[] {
  const words = useWords();
  const { sources: text, times } = words;
  return [
    { id: "all", title: text.all, cell: ({ records }) => times.count(records) },
    { id: "lately", title: text.lately, cell: ({ recordsLately }) => times.count(recordsLately) },
    { id: "since", title: text.since, cell: ({ since }) => formatDate(since, words) },
    { id: "newest", title: text.newest, cell: ({ newestAt }) => newestAt && formatDate(newestAt, words) },
    { id: "complete", title: text.complete, cell: ({ completeness }) => <Share share={completeness} /> },
    {
      id: "coded",
      title: text.coded,
      cell: ({ codedShare }) => (codedShare === undefined ? null : <Share share={codedShare} />),
    },
    {
      id: "gaps",
      title: text.gaps,
      cell: ({ gaps }) =>
        gaps.length === 0
          ? text.noGaps
          : gaps
              .map(({ field, share }) => text.gap(field, times.percent(percentOf(share)).replace(" ", noBreak)))
              .join(" · "),
    },
  ];
}
