import type { FindMessageAnswer, FoundMessage } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { findMessage } from "../../ui/api/interface-endpoints.ts";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import { FaultsCell } from "./message-cells.tsx";
import style from "./quarantine.module.css";

/** What was looked for, and what came of it. */
export interface Found {
  controlId: string;
  answer: FindMessageAnswer | undefined;
  failure: Failure | undefined;
}

interface FormProps {
  onFound(found: Found | undefined): void;
}

/** Looks for a message by its control id, wherever it went. */
export function FindMessageForm({ onFound }: FormProps) {
  const { find } = useWords().quarantine;
  const [controlId, setControlId] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const look = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = controlId.trim();
    setMissing(wanted === "");
    if (wanted === "") return field.current?.focus();
    setBusy(true);
    const answer = await findMessage({ controlId: wanted });
    setBusy(false);
    onFound({
      controlId: wanted,
      answer: answer.ok ? answer.value : undefined,
      failure: answer.ok ? undefined : answer.failure,
    });
  };

  return (
    <search>
      <form className={style.find} onSubmit={look} noValidate>
        <TextInput
          ref={field}
          size="sm"
          label={find.label}
          value={controlId}
          error={missing && find.missing}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className={style.findField}
          onChange={(event) => setControlId(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" loading={busy} className={style.findButton}>
          {find.submit}
        </Button>
      </form>
    </search>
  );
}

export function FoundMessages({ found, onClose }: { found: Found; onClose(): void }) {
  const { find } = useWords().quarantine;
  if (found.failure) return <ProblemNotice failure={found.failure} title={find.failedTitle} />;
  const messages = found.answer?.messages ?? [];
  return (
    <div role="status">
      <Card
        title={find.resultTitle(found.controlId)}
        aside={
          <Button variant="subtle" size="compact-sm" onClick={onClose}>
            {find.close}
          </Button>
        }
      >
        {messages.length === 0 && <p className={style.quiet}>{find.none}</p>}
        <ul className={style.found}>
          {messages.map((message) => (
            <FoundLine key={`${message.sourceCode} ${message.receivedAt}`} message={message} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

const marks: Record<FoundMessage["state"], { shape: MarkShape; tone: MarkTone }> = {
  "on-chart": { shape: "check", tone: "accent" },
  quarantined: { shape: "half", tone: "plain" },
  dismissed: { shape: "dash", tone: "quiet" },
};

function FoundLine({ message }: { message: FoundMessage }) {
  const words = useWords();
  const { find } = words.quarantine;
  return (
    <li>
      <div className={style.foundHead}>
        <ShapeMark {...marks[message.state]} strong>
          {find.states[message.state]}
        </ShapeMark>
        <span>
          {message.type} · {message.sourceCode} · {formatDate(message.receivedAt, words)}{" "}
          {formatClock(message.receivedAt)}
        </span>
        {message.quarantineId && (
          <Link to="/quarantine/$messageId" params={{ messageId: message.quarantineId }}>
            {find.open}
          </Link>
        )}
      </div>
      <p className={style.quiet}>
        {find.answered(message.answer)} <FaultsCell faults={message.faults} />
      </p>
    </li>
  );
}
