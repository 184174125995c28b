import type { SentLetter } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { failedLettersQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";
import { DeskFrame, useKeepsDesk } from "./desk-frame.tsx";

/** Mails that came back or could not leave, with the reason that the mail server gave. */
export function LostLettersPage() {
  const { letters: text, title } = useWords().desk;
  const enabled = useKeepsDesk();
  const query = useQuery({ ...failedLettersQuery, enabled });
  const failure = failureOf(query.error);
  return (
    <DeskFrame title={text.title} lead={text.lead} back={<BackLink to="/desk" word={title} />}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={6} />}
      {query.data?.length === 0 && <EmptyState title={text.noneTitle}>{text.none}</EmptyState>}
      {query.data && query.data.length > 0 && <LostLetters letters={query.data} />}
    </DeskFrame>
  );
}

function LostLetters({ letters }: { letters: readonly SentLetter[] }) {
  const { letters: text } = useWords().desk;
  return (
    <DataTable
      label={text.label}
      rows={letters}
      keyOf={({ id }) => id}
      name={{
        id: "to",
        title: text.to,
        sort: ({ name }) => name,
        cell: ({ name, to }) => (
          <>
            <strong>{name}</strong>
            <span className={style.detail}>{to}</span>
          </>
        ),
      }}
      columns={useColumns()}
      order={{ column: "when", descending: true }}
    />
  );
}

function useColumns(): Column<SentLetter>[] {
  const words = useWords();
  const { letters: text } = words.desk;
  return [
    {
      id: "participant",
      title: text.participant,
      sort: (row) => row.participantName,
      cell: (row) => row.participantName,
    },
    { id: "mail", title: text.mail, sort: ({ subject }) => subject, cell: ({ subject }) => subject },
    {
      id: "what",
      title: text.what,
      sort: ({ state }) => state,
      cell: ({ state, reason }) => (
        <>
          <ShapeMark shape={state === "bounced" ? "cross" : "slash"} tone="wrong">
            {text.states[state]}
          </ShapeMark>
          <span className={style.detail}>{reason}</span>
        </>
      ),
    },
    {
      id: "when",
      title: text.when,
      whole: true,
      sort: ({ settledAt, queuedAt }) => settledAt ?? queuedAt,
      cell: ({ settledAt, queuedAt }) => formatDateTime(settledAt ?? queuedAt, words),
    },
  ];
}
