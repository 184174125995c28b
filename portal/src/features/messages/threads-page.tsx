import type { SecureThreadLine } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { threadsQuery } from "../../ui/api/message-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./messages.module.css";
import { MessagesFrame } from "./messages-frame.tsx";

/** What the reader wrote and what was written to the reader, the newest change first. */
export function ThreadsPage() {
  const { messages: text } = useWords();
  const query = useInfiniteQuery(threadsQuery);
  const failure = failureOf(query.error);
  const threads = query.data?.pages.flatMap((page) => page.threads);
  const write = (
    <LinkButton to="/messages/new" size="sm">
      {text.write}
    </LinkButton>
  );
  return (
    <MessagesFrame title={text.title} lead={text.lead} aside={write}>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />}
      {query.isLoading && <SkeletonLines lines={8} />}
      {!failure && threads?.length === 0 && <EmptyState title={text.noneTitle}>{text.none}</EmptyState>}
      {!failure && threads && threads.length > 0 && <Threads threads={threads} />}
      {query.hasNextPage && (
        <Button
          size="sm"
          variant="default"
          className={style.start}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text.older}
        </Button>
      )}
    </MessagesFrame>
  );
}

function Threads({ threads }: { threads: readonly SecureThreadLine[] }) {
  const words = useWords();
  const { messages: text } = words;
  return (
    <DataTable
      namesPatients
      label={text.label}
      rows={threads}
      keyOf={({ id }) => id}
      name={{ id: "subject", title: text.columns.subject, cell: (thread) => <Subject thread={thread} /> }}
      columns={[
        {
          id: "with",
          title: text.columns.with,
          cell: (thread) => [...thread.with, ...(thread.others > 0 ? [text.others(thread.others)] : [])].join(", "),
        },
        {
          id: "changed",
          title: text.columns.changed,
          whole: true,
          sort: ({ changedAt }) => changedAt,
          cell: ({ changedAt }) => formatDateTime(changedAt, words),
        },
      ]}
    />
  );
}

function Subject({ thread }: { thread: SecureThreadLine }) {
  const { messages: text } = useWords();
  const { id, subject, unread, awaitsDesk, ticketNumber } = thread;
  return (
    <>
      <Link to="/messages/$threadId" params={{ threadId: id }} className={unread ? style.strong : undefined}>
        {subject}
      </Link>
      <span className={style.detail}>
        {ticketNumber && <span>{text.request(ticketNumber)}</span>}
        {unread && (
          <ShapeMark shape="full" tone="accent">
            {text.unread}
          </ShapeMark>
        )}
        {awaitsDesk && (
          <ShapeMark shape="half" tone="plain">
            {text.awaitsDesk}
          </ShapeMark>
        )}
      </span>
    </>
  );
}
