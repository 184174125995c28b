import type { FeedsPage } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { FactStrip } from "../../ui/page/fact-strip.tsx";
import { useWords } from "../../ui/words/words.ts";

/** All feeds together, in four numbers at most. */
export function FeedsFacts({ page }: { page: FeedsPage }) {
  const { feeds: text, times } = useWords();
  const sumOf = (count: (feed: FeedsPage["feeds"][number]) => number) =>
    page.feeds.reduce((sum, feed) => sum + count(feed), 0);
  const waiting = sumOf((feed) => feed.waiting);
  const speaking = sumOf(({ state }) => (state === "live" || state === "quiet" ? 1 : 0));
  const strangers = page.strangers ?? 0;
  return (
    <FactStrip
      label={text.factsLabel}
      facts={[
        { word: text.speakingFact, value: text.speakingOf(times.count(speaking), times.count(page.feeds.length)) },
        { word: text.todayFact, value: times.count(sumOf((feed) => feed.messagesToday)) },
        {
          word: text.waitingFact,
          value: waiting > 0 ? <Link to="/quarantine">{times.count(waiting)}</Link> : times.count(0),
        },
        ...(page.strangers === undefined
          ? []
          : [
              {
                word: text.strangersFact,
                value: strangers > 0 ? <Link to="/feeds/strangers">{times.count(strangers)}</Link> : times.count(0),
              },
            ]),
      ]}
    />
  );
}
