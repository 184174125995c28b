import type { PatientRequest } from "@crossbay/contract";
import { serverNow } from "../../ui/api/ask.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import { isDecision } from "./request-marks.ts";
import style from "./requests.module.css";

interface Step {
  title: string;
  at?: string | undefined;
  note?: string | undefined;
}

/** Every step on the way, done or not yet, with its time. */
export function RequestSteps({ request }: { request: PatientRequest }) {
  const words = useWords();
  const { page: text } = words.patientRequests;
  const closed = request.state === "closed";
  return (
    <ol className={style.steps} aria-label={text.stepsTitle}>
      {useSteps(request).map(({ title, at, note }) =>
        closed && !at ? null : (
          <li key={title}>
            <ShapeMark shape={at ? "check" : "ring"} tone={at ? "plain" : "quiet"}>
              {title}
            </ShapeMark>
            <span className={style.quiet}>{at ? formatDateTime(at, words) : text.notYet}</span>
            {note && <span className={style.stepNote}>{note}</span>}
          </li>
        ),
      )}
      {closed && (
        <li>
          <ShapeMark shape="dash" tone="plain">
            {words.patientRequests.states.closed}
          </ShapeMark>
          <span className={style.stepNote}>{request.closedBecause}</span>
        </li>
      )}
    </ol>
  );
}

function useSteps(request: PatientRequest): Step[] {
  const words = useWords();
  const { page: text } = words.patientRequests;
  const { proofing, receivedAt, readyAt, deliveredAt, linkUntil } = request;
  const begun = [
    { title: text.stepReceived, at: receivedAt },
    { title: text.stepProofed, at: proofing?.at, note: proofing?.by },
  ];
  if (isDecision(request.kind)) return [...begun, { title: text.stepDecided, at: deliveredAt }];
  const until = linkUntil && !deliveredAt ? formatDateTime(linkUntil, words) : undefined;
  const over = linkUntil !== undefined && Date.parse(linkUntil) < serverNow();
  return [
    ...begun,
    { title: text.stepSent, at: readyAt, note: until && (over ? text.linkOver(until) : text.linkUntil(until)) },
    { title: text.stepDone, at: deliveredAt },
  ];
}
