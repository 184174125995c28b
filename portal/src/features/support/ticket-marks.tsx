import type { QueuedTicket, TicketPriority, TicketState } from "@crossbay/contract";
import { serverNow } from "../../ui/api/ask.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { formatSpan } from "../../ui/dates/format-span.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

const stateMarks: Record<TicketState, { shape: MarkShape; tone: MarkTone }> = {
  new: { shape: "ring", tone: "accent" },
  waiting: { shape: "dashed", tone: "plain" },
  "in-progress": { shape: "half", tone: "accent" },
  solved: { shape: "check", tone: "plain" },
  closed: { shape: "dash", tone: "quiet" },
};

const priorityMarks: Record<TicketPriority, { shape: MarkShape; tone: MarkTone; strong?: boolean }> = {
  urgent: { shape: "warning", tone: "wrong" },
  high: { shape: "full", tone: "accent", strong: true },
  normal: { shape: "ring", tone: "quiet" },
  low: { shape: "dash", tone: "quiet" },
};

export function TicketStateMark({ state }: { state: TicketState }) {
  const { supportDesk } = useWords();
  return <ShapeMark {...stateMarks[state]}>{supportDesk.states[state]}</ShapeMark>;
}

export function PriorityMark({ priority }: { priority: TicketPriority }) {
  const { supportDesk } = useWords();
  return <ShapeMark {...priorityMarks[priority]}>{supportDesk.priorities[priority]}</ShapeMark>;
}

/** When it is due, and how long until then or since; the span only while somebody must still act. */
export function DueTime({ ticket }: { ticket: Pick<QueuedTicket, "dueAt" | "late" | "state"> }) {
  const words = useWords();
  const { supportDesk: text } = words;
  const { dueAt, late, state } = ticket;
  if (!dueAt) return <span className={style.quiet}>{text.noDue}</span>;
  const secondsLeft = Math.round((Date.parse(dueAt) - serverNow()) / 60_000) * 60;
  // While it waits for its sender, a time that has passed makes nobody here late.
  const counts = late || (state !== "solved" && state !== "closed" && secondsLeft > 0);
  return (
    <>
      {formatDateTime(dueAt, words)}
      {counts && (
        <span className={style.detail}>
          {late ? (
            <ShapeMark shape="warning" tone="wrong">
              {text.late(formatSpan(Math.abs(secondsLeft), words))}
            </ShapeMark>
          ) : (
            text.dueIn(formatSpan(secondsLeft, words))
          )}
        </span>
      )}
    </>
  );
}
