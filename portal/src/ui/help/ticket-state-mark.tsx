import type { TicketState } from "@crossbay/contract";
import { type MarkShape, type MarkTone, ShapeMark } from "../marks/shape-mark.tsx";
import { useWords } from "../words/words.ts";

const marks: Record<TicketState, { shape: MarkShape; tone: MarkTone }> = {
  new: { shape: "ring", tone: "accent" },
  "in-progress": { shape: "half", tone: "accent" },
  waiting: { shape: "full", tone: "accent" },
  solved: { shape: "check", tone: "plain" },
  closed: { shape: "dash", tone: "quiet" },
};

/** How far a request is, in its sender's words. */
export function TicketStateMark({ state }: { state: TicketState }) {
  const { states } = useWords().help;
  return (
    <ShapeMark {...marks[state]} strong={state === "waiting"}>
      {states[state]}
    </ShapeMark>
  );
}
