import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useContext } from "react";
import type { Failure } from "../api/ask.ts";
import { ReportLink } from "../help/report-link.tsx";
import { SessionContext } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import style from "./notice.module.css";

interface Props {
  failure: Failure;
  /** Replaces the problem's own title where the page knows better what could not be done. */
  title?: string;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** What happened, what is safe, what to do, and the number that support needs. */
export function ProblemNotice({ failure, title, onRetry, children }: Props) {
  const words = useWords();
  const told = useFailureWords(failure);
  const retryable = failure.kind !== "refused" || failure.problem.nextSteps.includes("retry");
  return (
    <div className={style.problem} role="alert">
      <p className={style.title}>{title ?? told.title}</p>
      <p className={style.text}>{told.detail}</p>
      {children}
      {onRetry && retryable && (
        <Button size="sm" variant="default" onClick={onRetry} className={style.action}>
          {words.problems.retry}
        </Button>
      )}
      <RequestId failure={failure} said={`${title ?? told.title}. ${told.detail}`} />
    </div>
  );
}

interface RequestIdProps {
  failure: Failure;
  /** What the notice says, for a report of it. */
  said: string;
}

/** The number that support asks for, and the way to tell them. Whoever may explain a refusal gets from it to the explanation. */
export function RequestId({ failure, said }: RequestIdProps) {
  const words = useWords();
  const id = requestIdOf(failure);
  const explains = useContext(SessionContext)?.session.verdicts?.explainRefusals.allowed;
  return (
    <p className={style.requestId}>
      {id && words.problems.requestId(id)}
      {id && explains && (
        <Link to="/explain" search={{ request: id }}>
          {words.refusals.explainThis}
        </Link>
      )}
      <ReportLink message={said} requestId={id} />
    </p>
  );
}

function requestIdOf(failure: Failure): string | undefined {
  if (failure.kind === "refused") return failure.problem.requestId;
  return failure.kind === "unreadable" ? failure.requestId : undefined;
}

/** Title and sentence of a failure. */
export function useFailureWords(failure: Failure): { title: string; detail: string } {
  const { problems } = useWords();
  if (failure.kind === "refused") return failure.problem;
  if (failure.kind === "unreachable") return { title: problems.unreachableTitle, detail: problems.unreachable };
  return { title: problems.unreadableTitle, detail: problems.unreadable };
}
