import type { MessageFault, QuarantinedMessage, QuarantineState, ReplayOutcome } from "@crossbay/contract";
import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantine.module.css";

interface RowProps {
  message: QuarantinedMessage;
  outcome: ReplayOutcome | undefined;
  selected: boolean;
  onSelect(selected: boolean): void;
}

export function SelectBox({ message, outcome, selected, onSelect }: RowProps) {
  const { quarantine } = useWords();
  if (message.state !== "waiting" || isSettled(outcome)) return null;
  return (
    <Checkbox
      checked={selected}
      aria-label={quarantine.select(message.controlId || quarantine.noControlId)}
      onChange={(event) => onSelect(event.currentTarget.checked)}
    />
  );
}

export function OpenLink({ message }: { message: QuarantinedMessage }) {
  const { quarantine } = useWords();
  return (
    <Link to="/quarantine/$messageId" params={{ messageId: message.id }} className={style.controlId}>
      {message.controlId || quarantine.noControlId}
    </Link>
  );
}

/** The first error in a sentence, with its place, and how many more there are. */
export function FaultsCell({ faults }: { faults: readonly MessageFault[] }) {
  const { quarantine } = useWords();
  const first = faults.find(({ severity }) => severity === "E") ?? faults[0];
  if (!first) return null;
  return (
    <>
      {first.place && <code className={style.place}>{first.place}</code>} {first.sentence}
      {faults.length > 1 && <span className={style.quiet}> {quarantine.moreFaults(faults.length - 1)}</span>}
    </>
  );
}

type Standing = QuarantineState | ReplayOutcome["outcome"];

const marks: Record<Standing, { shape: MarkShape; tone: MarkTone }> = {
  waiting: { shape: "half", tone: "plain" },
  replayed: { shape: "check", tone: "accent" },
  "on-chart": { shape: "check", tone: "accent" },
  dismissed: { shape: "dash", tone: "quiet" },
  "still-refused": { shape: "cross", tone: "wrong" },
  "already-settled": { shape: "dash", tone: "quiet" },
  "not-found": { shape: "dashed", tone: "quiet" },
};

/** How a message stands: by its outcome when it has one, else by its state. */
export function StandingMark({ message, outcome }: Pick<RowProps, "message" | "outcome">) {
  const { quarantine } = useWords();
  const standing = outcome?.outcome ?? message.state;
  const word = outcome ? quarantine.outcomes[outcome.outcome] : quarantine.states[message.state];
  return (
    <ShapeMark {...marks[standing]} strong={outcome !== undefined}>
      {word}
    </ShapeMark>
  );
}

/** True when there is nothing left to do with the message. */
export const isSettled = (outcome: ReplayOutcome | undefined): boolean =>
  outcome !== undefined && outcome.outcome !== "still-refused";

/** What is wrong now: a replay that was refused tells the newest. */
export const faultsNow = (message: QuarantinedMessage, outcome: ReplayOutcome | undefined): readonly MessageFault[] =>
  outcome?.outcome === "still-refused" ? outcome.faults : message.faults;
