import type { FeedsPage } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../ui/words/words.ts";
import style from "./feeds.module.css";

/** All feeds together, in four numbers at most. */
export function FeedsFacts({ page }: { page: FeedsPage }) {
  const { feeds: text, times } = useWords();
  const sumOf = (count: (feed: FeedsPage["feeds"][number]) => number) =>
    page.feeds.reduce((sum, feed) => sum + count(feed), 0);
  const waiting = sumOf((feed) => feed.waiting);
  const speaking = sumOf(({ state }) => (state === "live" || state === "quiet" ? 1 : 0));
  return (
    <dl className={style.facts} aria-label={text.factsLabel}>
      <Fact name={text.speakingFact}>{text.speakingOf(times.count(speaking), times.count(page.feeds.length))}</Fact>
      <Fact name={text.todayFact}>{times.count(sumOf((feed) => feed.messagesToday))}</Fact>
      <Fact name={text.waitingFact}>
        {waiting > 0 ? <Link to="/quarantine">{times.count(waiting)}</Link> : times.count(0)}
      </Fact>
      {page.strangers !== undefined && (
        <Fact name={text.strangersFact}>
          {page.strangers > 0 ? <Link to="/feeds/strangers">{times.count(page.strangers)}</Link> : times.count(0)}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={style.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
