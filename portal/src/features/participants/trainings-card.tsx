import type { ParticipantPage, PlannedTraining } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { settleTraining } from "../../ui/api/desk-endpoints.ts";
import { participantQuery } from "../../ui/api/desk-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./participants.module.css";
import { PlanTrainingDialog } from "./plan-training-dialog.tsx";

const marks: Record<PlannedTraining["state"], { shape: MarkShape; tone: MarkTone }> = {
  planned: { shape: "ring", tone: "plain" },
  held: { shape: "check", tone: "accent" },
  cancelled: { shape: "dash", tone: "quiet" },
};

/** Consent trainings and retrainings: what is planned, what was held, and a new one. */
export function TrainingsCard({ page }: { page: ParticipantPage }) {
  const { training: text } = useWords().participants;
  const [planning, setPlanning] = useState(false);
  const queries = useQueryClient();
  const { failure, send, busy } = useFormAnswer();
  const { id: participantId } = page.participant;
  const readAgain = () => queries.invalidateQueries({ queryKey: participantQuery(participantId).queryKey });

  const settle = async (id: string, state: "held" | "cancelled") => {
    const answer = await send(() => settleTraining(id, { state }));
    if (answer.ok) await readAgain();
  };

  return (
    <Card title={text.title}>
      {page.mayDesignate && (
        <div className={style.actions}>
          <Button size="sm" variant="default" onClick={() => setPlanning(true)}>
            {text.plan}
          </Button>
        </div>
      )}
      {failure && <ProblemNotice failure={failure} title={text.settleFailed} />}
      {page.plannedTrainings.length === 0 && <p className={style.quiet}>{text.none}</p>}
      <ul className={style.people} aria-label={text.label}>
        {page.plannedTrainings.map((training) => (
          <OneTraining
            key={training.id}
            training={training}
            maySettle={page.mayDesignate}
            busy={busy}
            onSettle={(state) => void settle(training.id, state)}
          />
        ))}
      </ul>
      <PlanTrainingDialog
        opened={planning}
        participantId={participantId}
        courses={page.courses ?? []}
        onDone={() => {
          setPlanning(false);
          void readAgain();
        }}
        onClose={() => setPlanning(false)}
      />
    </Card>
  );
}

interface TrainingProps {
  training: PlannedTraining;
  maySettle: boolean;
  busy: boolean;
  onSettle(state: "held" | "cancelled"): void;
}

function OneTraining({ training, maySettle, busy, onSettle }: TrainingProps) {
  const words = useWords();
  const { training: text } = words.participants;
  const { kind, courseTitle, plannedFor, note, state, assigned, completed } = training;
  const what = courseTitle ? `${text.kinds[kind]}: ${courseTitle}` : text.kinds[kind];
  const date = formatDate(plannedFor, words);
  return (
    <li className={style.person}>
      <div>
        <p>
          <strong>{date}</strong> {what}
        </p>
        {note && <p className={style.quiet}>{note}</p>}
        {assigned !== undefined && (
          <p className={style.quiet}>{text.progress(words.times.count(completed ?? 0), words.times.count(assigned))}</p>
        )}
      </div>
      {state === "planned" && maySettle ? (
        <div className={style.actions}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            aria-label={text.heldOf(what, date)}
            onClick={() => onSettle("held")}
          >
            {text.held}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={busy}
            aria-label={text.cancelOf(what, date)}
            onClick={() => onSettle("cancelled")}
          >
            {text.cancel}
          </Button>
        </div>
      ) : (
        <ShapeMark {...marks[state]}>{text.states[state]}</ShapeMark>
      )}
    </li>
  );
}
