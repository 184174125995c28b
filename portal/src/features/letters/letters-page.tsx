import type { LetterTemplate } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { letterTemplatesQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { LetterFrame, letterName, useAdministers } from "./letter-frame.tsx";
import style from "./letters.module.css";

/** Every mail of the exchange: when it is sent, its subject, who changed its text. */
export function LettersPage() {
  const { letters: text } = useWords();
  const enabled = useAdministers();
  const query = useQuery({ ...letterTemplatesQuery, enabled });
  const failure = failureOf(query.error);
  return (
    <LetterFrame title={text.title} lead={text.lead}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={8} />}
      {query.data && <Templates templates={query.data.templates} />}
    </LetterFrame>
  );
}

function Templates({ templates }: { templates: readonly LetterTemplate[] }) {
  const words = useWords();
  const { letters: text } = words;
  return (
    <DataTable
      label={text.label}
      rows={templates}
      keyOf={({ id }) => id}
      name={{
        id: "letter",
        title: text.letter,
        cell: ({ id, about }) => (
          <>
            <Link to="/admin/letters/$letterId" params={{ letterId: id }} className={style.name}>
              {letterName(id)}
            </Link>
            <span className={style.detail}>{about}</span>
          </>
        ),
      }}
      columns={[
        { id: "subject", title: text.subject, cell: ({ subject }) => subject },
        {
          id: "changed",
          title: text.changed,
          sort: ({ changedAt }) => changedAt,
          cell: ({ version, changedAt, changedBy }) =>
            changedAt ? (
              <>
                {text.version(version)}
                <span className={style.detail}>
                  {text.changedBy(formatDateTime(changedAt, words), changedBy ?? "")}
                </span>
              </>
            ) : (
              <span className={style.quiet}>{text.asBrought}</span>
            ),
        },
      ]}
    />
  );
}
