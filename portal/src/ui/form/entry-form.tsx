import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorSummary } from "../notice/error-summary.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { PageHeading } from "../page/page-heading.tsx";
import { useSession } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import style from "./entry-form.module.css";
import type { FormAnswer } from "./use-form-answer.ts";

interface Props {
  title: string;
  lead?: ReactNode;
  /** Stands between the lead and what is wrong. */
  notice?: ReactNode;
  answer: Pick<FormAnswer, "errors" | "failure">;
  onSubmit(): void;
  children: ReactNode;
}

/** A page of one form in the light frame: what it is, what is wrong with it, its fields. */
export function EntryForm({ title, lead, notice, answer, onSubmit, children }: Props) {
  const { frame } = useWords();
  const { session } = useSession();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">
        <div>
          <PageHeading documentTitle={frame.pageTitle(title, session.exchangeName)}>{title}</PageHeading>
          {lead && <p className={style.lead}>{lead}</p>}
        </div>
        {notice}
        <ErrorSummary errors={answer.errors} />
        {answer.failure && <ProblemNotice failure={answer.failure} />}
        {children}
      </Stack>
    </form>
  );
}
