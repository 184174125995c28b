import type { FeedsPage as Feeds } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { feedsQuery } from "../../ui/api/interface-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatClock } from "../../ui/dates/format-date.ts";
import { CommandLine } from "../../ui/message/command-line.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { EngineerPage } from "../../ui/page/engineer-page.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./feeds.module.css";
import { FeedsFacts } from "./feeds-facts.tsx";
import { FeedsTable } from "./feeds-table.tsx";
import { needsAttention, orderFeeds } from "./order-feeds.ts";

const pollEveryMs = 5_000;

/** What every source sends, as of a few seconds ago. */
export function FeedsPage() {
  const { feeds: text } = useWords();
  const { session } = useSession();
  const mayWatch = session.verdicts?.watchFeeds.allowed ?? false;
  const query = useQuery({ ...feedsQuery, enabled: mayWatch, refetchInterval: pollEveryMs });
  const failure = failureOf(query.error);
  return (
    <EngineerPage
      title={text.title}
      lead={text.lead}
      aside={query.data && <p className={style.updated}>{text.updated(formatClock(query.data.at))}</p>}
    >
      {failure && query.data && (
        <p role="status" className={style.stale}>
          {text.stale(formatClock(query.data.at))}
        </p>
      )}
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={8} />}
      {query.data && <KnownFeeds page={query.data} />}
    </EngineerPage>
  );
}

function KnownFeeds({ page }: { page: Feeds }) {
  const { feeds: text } = useWords();
  if (page.feeds.length === 0) {
    return (
      <>
        <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
        <div className={style.command}>
          <CommandLine>{text.addCommand}</CommandLine>
        </div>
      </>
    );
  }
  const feeds = orderFeeds(page.feeds, page.at);
  const needing = feeds.filter((feed) => needsAttention(feed, page.at)).length;
  return (
    <>
      <FeedsFacts page={page} />
      <p role="status" className={style.sentence}>
        {needing === 0 ? text.allWell : text.needAttention(needing)}
      </p>
      <FeedsTable feeds={feeds} now={page.at} />
    </>
  );
}
