import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantine.module.css";

const charactersMin = 10;
const charactersMax = 500;

interface Props {
  label: string;
  lead: string;
  submit: string;
  busy: boolean;
  failure: Failure | undefined;
  failureTitle: string;
  onSubmit(reason: string): void;
  onBack(): void;
}

/** Asks why, before something that is recorded with its reason. */
export function ReasonForm({ label, lead, submit, busy, failure, failureTitle, onSubmit, onBack }: Props) {
  const { quarantine } = useWords();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const send = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < charactersMin;
    setError(tooShort ? quarantine.reasonTooShort : undefined);
    if (tooShort) field.current?.focus();
    else onSubmit(reason.trim());
  };

  return (
    <form className={style.reasonForm} onSubmit={send} noValidate>
      {failure && <ProblemNotice failure={failure} title={failureTitle} />}
      <p className={style.prose}>{lead}</p>
      <Textarea
        id={id}
        ref={field}
        label={label}
        description={quarantine.reasonHint}
        value={reason}
        error={error}
        maxLength={charactersMax}
        autosize
        minRows={2}
        autoComplete="off"
        data-autofocus
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={style.actions}>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {quarantine.back}
        </Button>
      </div>
    </form>
  );
}
