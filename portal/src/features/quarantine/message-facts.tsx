import type { QuarantineDetail } from "@crossbay/contract";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantined.module.css";

export function MessageFacts({ detail }: { detail: QuarantineDetail }) {
  const { quarantine } = useWords();
  const { detail: text } = quarantine;
  const facts = [
    [text.reasonFact, quarantine.reasons[detail.message.reason]],
    [text.sourceFact, `${detail.message.sourceName} (${detail.message.sourceCode})`],
    [text.charset, detail.charset],
  ] as const;
  return (
    <Card title={text.factsTitle}>
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What was done and by whom, newest first. */
export function MessageHistory({ events }: { events: QuarantineDetail["history"] }) {
  const words = useWords();
  const { detail: text } = words.quarantine;
  const newestFirst = events.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <Card title={text.historyTitle}>
      <ol className={style.history}>
        {newestFirst.map((event) => (
          <li key={`${event.at} ${event.what}`}>
            <p className={style.happened}>
              {text.history[event.what]} {event.by && text.historyBy(event.by)}
            </p>
            {event.detail && <p className={style.why}>{event.detail}</p>}
            <p className={style.when}>
              {formatDate(event.at, words)} {formatClock(event.at)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
