import type { Explanation } from "@crossbay/contract";
import { Tabs } from "@mantine/core";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./explanation.module.css";
import { FieldsTree } from "./fields-tree.tsx";
import { MatchingView } from "./matching-view.tsx";
import { ResourceCards } from "./resource-cards.tsx";

const marks: Record<Explanation["answer"], { shape: MarkShape; tone: MarkTone }> = {
  AA: { shape: "check", tone: "accent" },
  AE: { shape: "cross", tone: "wrong" },
  AR: { shape: "cross", tone: "wrong" },
  none: { shape: "dash", tone: "quiet" },
};

/** The answer first, then why: fields, resources, the person. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { tryMessage: text, times } = useWords();
  const fields = explanation.segments.reduce((sum, segment) => sum + segment.fields.length, 0);
  const { notShown } = explanation;
  return (
    <div className={style.explanation}>
      <AnswerBox explanation={explanation} />
      {notShown && (
        <QuietNotice>{text.notShown(times.count(notShown.segments), times.count(notShown.resources))}</QuietNotice>
      )}
      <Tabs defaultValue="fields" keepMounted={false}>
        <Tabs.List aria-label={text.tabsLabel}>
          <Tabs.Tab value="fields">
            {text.tabs.fields} <span className={style.quiet}>{times.count(fields)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="resources">
            {text.tabs.resources} <span className={style.quiet}>{times.count(explanation.resources.length)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="matching">{text.tabs.matching}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields" className={style.panel}>
          <FieldsTree segments={explanation.segments} />
        </Tabs.Panel>
        <Tabs.Panel value="resources" className={style.panel}>
          <ResourceCards resources={explanation.resources} />
        </Tabs.Panel>
        <Tabs.Panel value="matching" className={style.panel}>
          <MatchingView match={explanation.match} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function AnswerBox({ explanation }: { explanation: Explanation }) {
  const words = useWords();
  const { tryMessage: text } = words;
  const { answer, event, eventAt, sourceCode, faults } = explanation;
  return (
    <div className={style.answer} data-answer={answer} role="status">
      <p className={style.verdict}>
        <ShapeMark {...marks[answer]} strong>
          {text.answers[answer]}
        </ShapeMark>
        {answer !== "none" && <code className={style.code}>{answer}</code>}
      </p>
      <p>
        {text.answerSentences[answer]} <strong>{text.notStored}</strong>
      </p>
      {faults.length > 0 && (
        <ul className={style.faults}>
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.place} ${fault.sentence}`} data-severity={fault.severity}>
              {fault.place && <code className={style.place}>{fault.place}</code>} {fault.sentence}
            </li>
          ))}
        </ul>
      )}
      <p className={style.quiet}>
        {[
          event && `${text.event} ${event}`,
          eventAt && `${text.eventAt} ${formatDate(eventAt, words)} ${formatClock(eventAt)}`,
          `${text.sourceFact} ${sourceCode ?? text.unknownSource}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
