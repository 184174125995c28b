import type { Feed } from "@crossbay/contract";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DelayCell, ErrorsCell, FeedStateCell, LastMessageCell, RateCell, WaitingCell } from "./feed-cells.tsx";
import style from "./feeds.module.css";

interface Props {
  feeds: readonly Feed[];
  now: string;
}

/** Each source with all that is known of what it sends. */
export function FeedsTable({ feeds, now }: Props) {
  const { feeds: text } = useWords();
  return (
    <DataTable
      label={text.tableLabel}
      rows={feeds}
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
      columns={useColumns(now)}
      tableFrom="77.5em"
    />
  );
}

function useColumns(now: string): Column<Feed>[] {
  const { feeds: text, times } = useWords();
  return [
    {
      id: "state",
      title: text.state,
      cell: (feed) => (
        <div className={style.state}>
          <FeedStateCell feed={feed} now={now} />
        </div>
      ),
    },
    { id: "last", title: text.last, whole: true, cell: (feed) => <LastMessageCell feed={feed} now={now} /> },
    { id: "rate", title: text.rate, cell: (feed) => <RateCell feed={feed} /> },
    { id: "today", title: text.today, number: true, cell: ({ messagesToday }) => times.count(messagesToday) },
    {
      id: "delay",
      title: text.delay,
      hint: text.delayHint,
      number: true,
      cell: (feed) => <DelayCell feed={feed} />,
    },
    { id: "errors", title: text.errors, number: true, cell: (feed) => <ErrorsCell feed={feed} /> },
    { id: "waiting", title: text.waiting, number: true, cell: (feed) => <WaitingCell feed={feed} /> },
  ];
}
