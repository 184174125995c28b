import type { SourceQuality } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { formatClockOnDay } from "../../ui/dates/format-date.ts";
import { formatAgo } from "../../ui/dates/format-span.ts";
import { FeedStateMark } from "../../ui/marks/feed-state-mark.tsx";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { Share } from "./share.tsx";
import style from "./sources.module.css";

interface Props {
  sources: readonly SourceQuality[];
  /** The server's clock as of this page. */
  now: string;
  onOpen(source: SourceQuality): void;
}

/** Each source with how it stands, and how well it sends. */
export function SourcesTable({ sources, now, onOpen }: Props) {
  const { sources: text } = useWords();
  return (
    <DataTable
      label={text.label}
      rows={sources}
      keyOf={({ sourceId }) => sourceId}
      name={{
        id: "source",
        title: text.source,
        cell: ({ name, participantName }) => (
          <>
            <span className={style.name}>{name}</span>
            <span className={style.detail}>{participantName}</span>
          </>
        ),
      }}
      columns={useColumns({ now, onOpen })}
      tableFrom="77.5em"
    />
  );
}

function useColumns({ now, onOpen }: Pick<Props, "now" | "onOpen">): Column<SourceQuality>[] {
  const words = useWords();
  const { sources: text, feeds, times } = words;
  return [
    {
      id: "state",
      title: text.state,
      whole: true,
      cell: ({ state, alarmSince }) => (
        <>
          <FeedStateMark state={state} />
          {alarmSince && <span className={style.detail}>{feeds.since(formatClockOnDay(alarmSince, now, words))}</span>}
        </>
      ),
    },
    {
      id: "last",
      title: text.last,
      whole: true,
      cell: ({ lastMessageAt }) =>
        lastMessageAt ? (
          <>
            {formatClockOnDay(lastMessageAt, now, words)}
            <span className={style.detail}>{formatAgo(lastMessageAt, now, words)}</span>
          </>
        ) : (
          <span className={style.quiet}>{feeds.noMessage}</span>
        ),
    },
    { id: "soon", title: text.soon, whole: true, cell: ({ timeliness }) => text.timeliness[timeliness] },
    {
      id: "lately",
      title: text.lately,
      hint: text.latelyHint,
      number: true,
      cell: ({ recordsLately }) => times.count(recordsLately),
    },
    {
      id: "complete",
      title: text.complete,
      hint: text.completeHint,
      number: true,
      cell: ({ completeness }) => <Share share={completeness} />,
    },
    {
      id: "coded",
      title: text.coded,
      hint: text.codedHint,
      number: true,
      cell: ({ codedShare }) => <Share share={codedShare} />,
    },
    {
      id: "more",
      title: text.more,
      cell: (source) =>
        source.elements.length === 0 ? (
          <span className={style.quiet}>{text.nothing}</span>
        ) : (
          <Button variant="default" size="xs" aria-label={text.openOf(source.name)} onClick={() => onOpen(source)}>
            {text.open}
          </Button>
        ),
    },
  ];
}
