import type { Feed } from "@crossbay/contract";
import type { ReactNode } from "react";
import { formatSpan } from "../../ui/dates/format-span.ts";
import { useWords } from "../../ui/words/words.ts";
import { ErrorsCell, FeedStateCell, LastMessageCell, RateCell, WaitingCell } from "./feed-cells.tsx";
import style from "./feeds.module.css";

interface Props {
  feeds: readonly Feed[];
  now: string;
}

/** The same as the table, a card for each source, where a table would not fit. */
export function FeedCards({ feeds, now }: Props) {
  const { feeds: text, times } = useWords();
  return (
    <ul className={style.cards} aria-label={text.tableLabel}>
      {feeds.map((feed) => (
        <li key={feed.sourceId} className={style.card}>
          <div className={style.cardHead}>
            <div>
              <h2 className={style.name}>{feed.name}</h2>
              <span className={style.detail}>{feed.participantName}</span>
            </div>
            <div className={style.cardState}>
              <FeedStateCell feed={feed} now={now} />
            </div>
          </div>
          <RateCell feed={feed} />
          <dl className={style.cardFacts}>
            <Fact name={text.last}>
              <LastMessageCell feed={feed} now={now} />
            </Fact>
            <Fact name={text.today}>{times.count(feed.messagesToday)}</Fact>
            <Fact name={text.delay}>
              <DelayInWords feed={feed} />
            </Fact>
            <Fact name={text.errors}>
              <ErrorsCell feed={feed} />
            </Fact>
            <Fact name={text.waiting}>
              <WaitingCell feed={feed} />
            </Fact>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function DelayInWords({ feed }: { feed: Feed }) {
  const words = useWords();
  const { feeds } = words;
  if (!feed.delaySeconds) return <span className={style.quiet}>{feeds.noDelay}</span>;
  const { median, highest } = feed.delaySeconds;
  return (
    <>
      {formatSpan(median, words)} <span className={style.quiet}>{feeds.median}</span>, {formatSpan(highest, words)}{" "}
      <span className={style.quiet}>{feeds.highest}</span>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
