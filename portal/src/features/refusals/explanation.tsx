import type { RefusalExplanation } from "@crossbay/contract";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./refusals.module.css";

type Event = RefusalExplanation["events"][number];

const verdictMarks: Record<Event["verdict"], { shape: MarkShape; tone: MarkTone }> = {
  permitted: { shape: "check", tone: "plain" },
  succeeded: { shape: "check", tone: "plain" },
  refused: { shape: "slash", tone: "plain" },
  failed: { shape: "cross", tone: "plain" },
};

/** What happened, what the caller can do, and how it stands now: no word of what the record holds. */
export function Explanation({ explanation }: { explanation: RefusalExplanation }) {
  const { refusals: text } = useWords();
  const { events, advice, now } = explanation;
  return (
    <div className={style.columns}>
      <Card title={text.eventsTitle}>
        <ol className={style.events}>
          {events.map((event) => (
            <li key={`${event.at} ${event.what} ${event.rule ?? ""}`}>
              <OneEvent event={event} />
            </li>
          ))}
        </ol>
      </Card>
      <div className={style.column}>
        {advice.length > 0 && (
          <Card title={text.adviceTitle}>
            <ul className={style.advice}>
              {advice.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        )}
        {now && <NowCard now={now} />}
      </div>
    </div>
  );
}

function OneEvent({ event }: { event: Event }) {
  const words = useWords();
  const { refusals: text, privacy } = words;
  const { at, who, title, participantName, what, verdict, rule, sentence, consentVersion } = event;
  return (
    <article className={style.event} aria-label={what}>
      <div className={style.eventHead}>
        <strong>{what}</strong>
        <ShapeMark {...verdictMarks[verdict]} strong>
          {text.verdicts[verdict]}
        </ShapeMark>
      </div>
      <p className={style.sentence}>{sentence}</p>
      <FactList
        dense
        facts={[
          [text.when, `${formatDate(at, words)} ${formatClock(at)}`],
          [text.who, who, privacy.at(title ?? "", participantName ?? "")],
          [text.rule, rule && <code>{rule}</code>],
          [text.consentVersion, consentVersion],
        ]}
      />
    </article>
  );
}

function NowCard({ now }: { now: NonNullable<RefusalExplanation["now"]> }) {
  const { refusals: text } = useWords();
  const consent = text.consents[now.consent];
  return (
    <Card title={text.nowTitle}>
      <p className={style.sentence}>{now.sentence}</p>
      <FactList
        dense
        facts={[
          [text.consent, now.scope ? text.consentWithScope(consent, text.scopes[now.scope]) : consent],
          [text.consentVersion, now.consentVersion],
          [text.linked, text.linkedCount(now.linkedPatients), now.reviewWaits && text.reviewWaits],
        ]}
      />
    </Card>
  );
}
