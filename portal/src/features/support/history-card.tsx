import type { StaffTicket } from "@crossbay/contract";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** Everything that was done about the request, the newest first. */
export function HistoryCard({ ticket: { events } }: { ticket: StaffTicket }) {
  const words = useWords();
  const { history: text } = words.supportTicket;
  const newestFirst = events.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <Card title={text.title}>
      {events.length === 0 && <p className={style.quiet}>{text.none}</p>}
      <ol className={style.events}>
        {newestFirst.map(({ at, by, words: sentence }) => (
          <li key={`${at} ${sentence}`}>
            <span>{sentence}</span>
            <span className={style.quiet}>
              <time dateTime={at}>{formatDateTime(at, words)}</time>
              {by && ` ${text.by(by)}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
