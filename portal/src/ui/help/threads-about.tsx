import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { threadsAboutQuery } from "../api/message-queries.ts";
import { failureOf } from "../api/queries.ts";
import { formatDateTime } from "../dates/format-date.ts";
import { ShapeMark } from "../marks/shape-mark.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { Card } from "../page/card.tsx";
import { useWords } from "../words/words.ts";
import { namesPatient } from "./last-action.ts";
import style from "./threads-about.module.css";

/** The reader's secure messages about a request; nothing where there are none. */
export function ThreadsAbout({ ticketId }: { ticketId: string }) {
  const words = useWords();
  const { messages: text } = words;
  const query = useQuery(threadsAboutQuery(ticketId));
  const failure = failureOf(query.error);
  const threads = query.data?.threads ?? [];
  if (!failure && threads.length === 0) return null;
  return (
    <Card title={text.about}>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />}
      <ul {...namesPatient} className={style.list}>
        {threads.map(({ id, subject, changedAt, unread, awaitsDesk }) => (
          <li key={id}>
            <Link to="/messages/$threadId" params={{ threadId: id }} className={unread ? style.unread : undefined}>
              {subject}
            </Link>
            <span className={style.detail}>
              {formatDateTime(changedAt, words)}
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
          </li>
        ))}
      </ul>
    </Card>
  );
}
