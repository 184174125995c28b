import type { GlassReview } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { serverNow } from "../../../ui/api/ask.ts";
import { fetchGlassLetter } from "../../../ui/api/privacy-endpoints.ts";
import { formatDate, formatDateTime } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { saveFile } from "../../../ui/save-file.ts";
import { useWords } from "../../../ui/words/words.ts";
import { useAskForReport } from "../report/use-report-draft.ts";
import style from "./glass.module.css";

interface Props {
  event: GlassReview;
  onAsk(what: "review" | "letter"): void;
}

const reviewMarks: Record<GlassReview["review"]["state"], { shape: MarkShape; tone: MarkTone }> = {
  waiting: { shape: "ring", tone: "accent" },
  late: { shape: "warning", tone: "wrong" },
  appropriate: { shape: "check", tone: "plain" },
  inappropriate: { shape: "cross", tone: "wrong" },
};

const knownMark = { shape: "full", tone: "quiet" } as const;

/** What follows from a broken glass, each with its date: the review, the letter to the patient, the source told. */
export function GlassSteps({ event, onAsk }: Props) {
  const { glassReview: text } = useWords();
  return (
    <ol className={style.steps} aria-label={text.stepsLabel}>
      {event.fromElsewhere ? (
        <Step title={text.steps.elsewhere} mark={knownMark} state={text.toKnow}>
          <p>{text.elsewhere(event.participantName)}</p>
        </Step>
      ) : (
        <>
          <ReviewStep event={event} onReview={() => onAsk("review")} />
          <LetterStep event={event} onSent={() => onAsk("letter")} />
        </>
      )}
      {event.part2Sources.length > 0 && <SourcesStep event={event} />}
    </ol>
  );
}

function ReviewStep({ event, onReview }: { event: GlassReview; onReview(): void }) {
  const words = useWords();
  const { glassReview: text, privacy } = words;
  const report = useAskForReport();
  const { patient, review } = event;
  const open = review.state === "waiting" || review.state === "late";
  const due = formatDate(review.dueOn, words);
  return (
    <Step title={text.steps.review} mark={reviewMarks[review.state]} state={text.states[review.state]}>
      {open && <p>{review.state === "late" ? text.reviewLate(due) : text.reviewDue(due)}</p>}
      {review.words && <p className={style.words}>{review.words}</p>}
      {review.at && <p className={style.quiet}>{privacy.whenBy(formatDateTime(review.at, words), review.by ?? "")}</p>}
      <div className={style.actions}>
        {open && (
          <Button size="sm" aria-label={text.reviewOf(patient.name)} onClick={onReview}>
            {text.review}
          </Button>
        )}
        <Link
          to="/privacy/report"
          aria-label={text.everyLookOf(patient.name)}
          onClick={() => report.ofPatient(patient)}
        >
          {text.everyLook}
        </Link>
      </div>
    </Step>
  );
}

function LetterStep({ event, onSent }: { event: GlassReview; onSent(): void }) {
  const words = useWords();
  const { glassReview: text } = words;
  const { busy, failure, send } = useFormAnswer();
  const { id, openedAt, patient, notice } = event;
  const due = formatDate(notice.dueOn, words);
  const late = !notice.sentAt && isOver(notice.dueOn);

  const save = async () => {
    const answer = await send(() => fetchGlassLetter(id));
    if (answer.ok) saveFile(text.letterFile(openedAt.slice(0, 10)), answer.value);
  };

  return (
    <Step
      title={text.steps.letter}
      mark={late ? reviewMarks.late : notice.sentAt ? reviewMarks.appropriate : reviewMarks.waiting}
      state={notice.sentAt ? text.letterStates.sent : late ? text.letterStates.late : text.letterStates.waiting}
    >
      <p className={notice.sentAt ? style.quiet : undefined}>
        {notice.sentAt
          ? text.letterSent(formatDateTime(notice.sentAt, words), notice.by ?? "")
          : late
            ? text.letterLate(due)
            : text.letterDue(due)}
      </p>
      {failure && <ProblemNotice failure={failure} title={text.letterFailed} />}
      <div className={style.actions}>
        <Button
          size="sm"
          variant="default"
          loading={busy}
          aria-label={text.letterOf(patient.name)}
          onClick={() => void save()}
        >
          {text.letter}
        </Button>
        {!notice.sentAt && (
          <Button size="sm" variant="default" aria-label={text.sentOf(patient.name)} onClick={onSent}>
            {text.sent}
          </Button>
        )}
      </div>
    </Step>
  );
}

function SourcesStep({ event: { part2Sources } }: { event: GlassReview }) {
  const words = useWords();
  const { glassReview: text } = words;
  const told = part2Sources.every(({ toldAt }) => toldAt);
  return (
    <Step
      title={text.steps.sources}
      mark={told ? reviewMarks.appropriate : reviewMarks.waiting}
      state={told ? text.sourceStates.told : text.sourceStates.waiting}
    >
      {part2Sources.map(({ name, toldAt }) => (
        <p key={name} className={style.quiet}>
          {toldAt ? text.sourceTold(name, formatDateTime(toldAt, words)) : text.sourceWaits(name)}
        </p>
      ))}
    </Step>
  );
}

interface StepProps {
  title: string;
  mark: { shape: MarkShape; tone: MarkTone };
  state: string;
  children: ReactNode;
}

function Step({ title, mark, state, children }: StepProps) {
  return (
    <li className={style.step}>
      <div className={style.stepHead}>
        <h3>{title}</h3>
        <ShapeMark {...mark}>{state}</ShapeMark>
      </div>
      {children}
    </li>
  );
}

/** The day has passed where the reader is. */
const isOver = (day: string): boolean => Date.parse(`${day}T23:59:59`) < serverNow();
