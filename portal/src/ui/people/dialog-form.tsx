import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Failure } from "../api/ask.ts";
import { ErrorSummary, type FieldError } from "../notice/error-summary.tsx";
import { FaultList } from "../notice/fault-list.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { useWords } from "../words/words.ts";
import style from "./people.module.css";

interface Props {
  /** Whom or what it is about, where the title does not say all of it. */
  about?: string;
  lead: string;
  submit: string;
  busy: boolean;
  failure: Failure | undefined;
  failureTitle: string;
  errors?: readonly FieldError[];
  onSubmit(): void;
  onBack(): void;
  children?: ReactNode;
}

/** The inside of a dialog that changes something: what it means, what is asked, the verb, and the way back. */
export function DialogForm(props: Props) {
  const { about, lead, submit, busy, failure, failureTitle, errors = [], onSubmit, onBack, children } = props;
  const { people } = useWords();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form className={style.form} onSubmit={send} noValidate>
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={failureTitle}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      {about && <p className={style.who}>{about}</p>}
      <p className={style.lead}>{lead}</p>
      {children}
      <div className={style.actions}>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {people.back}
        </Button>
      </div>
    </form>
  );
}
