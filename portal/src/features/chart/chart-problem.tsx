import type { Problem } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { ProblemNotice, RequestId } from "../../ui/notice/problem-notice.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart-problem.module.css";

interface Props {
  failure: Failure;
  personId: string;
  /** The chart stood here until a moment ago. */
  wasShown: boolean;
  onRetry(): void;
}

/** Why there is no chart, and every way forward. */
export function ChartProblem({ failure, personId, wasShown, onRetry }: Props) {
  const { chart, problems } = useWords();
  if (failure.kind === "refused" && failure.problem.status === 403) {
    return <Refused problem={failure.problem} personId={personId} wasShown={wasShown} onRetry={onRetry} />;
  }
  const unknown = failure.kind === "refused" && failure.problem.code === "not-found";
  return (
    <div className={style.failed}>
      <PageHeading>{unknown ? chart.notFoundTitle : chart.failedTitle}</PageHeading>
      <ProblemNotice failure={failure} onRetry={onRetry} />
      <Link to="/search">{problems.searchAgain}</Link>
    </div>
  );
}

function Refused({ problem, personId, wasShown, onRetry }: { problem: Problem } & Omit<Props, "failure">) {
  const { problems, chart } = useWords();
  const why = problems.reasons[problem.code];
  return (
    <div className={style.refused}>
      <p className={style.kicker} role={wasShown ? "alert" : undefined}>
        {wasShown ? chart.closedTitle : chart.refusedTitle}
      </p>
      <PageHeading>{problem.title}</PageHeading>
      <p className={style.detail}>{problem.detail}</p>
      <h2 className={style.ways}>{problems.waysForward}</h2>
      <ul className={style.steps}>
        {problem.nextSteps.includes("record-consent") && (
          <li>
            <LinkButton to="/persons/$personId/consent" params={{ personId }}>
              {problems.steps["record-consent"]}
            </LinkButton>
          </li>
        )}
        {problem.breakTheGlass?.offered && <BreakTheGlass personId={personId} offer={problem.breakTheGlass} />}
        {problem.nextSteps.includes("ask-user-manager") && <li>{problems.steps["ask-user-manager"]}</li>}
        <li className={style.others}>
          <Link to="/search">{problems.searchAgain}</Link>
          <Link to="/help/new" search={{ type: "not-visible", request: problem.requestId }}>
            {problems.askWhy}
          </Link>
          <button type="button" className={style.again} onClick={onRetry}>
            {problems.lookAgain}
          </button>
        </li>
      </ul>
      {why && (
        <details className={style.why}>
          <summary>{problems.why}</summary>
          <p>{why}</p>
        </details>
      )}
      <RequestId failure={{ kind: "refused", problem }} said={`${problem.title}. ${problem.detail}`} />
    </div>
  );
}

/** Offered by the rules; where it cannot be done here, why. */
function BreakTheGlass({ personId, offer }: { personId: string; offer: NonNullable<Problem["breakTheGlass"]> }) {
  const { problems } = useWords();
  const reason = useId();
  return (
    <li className={style.glass}>
      {offer.available ? (
        <LinkButton
          to="/persons/$personId/break-the-glass"
          params={{ personId }}
          variant="default"
          aria-describedby={reason}
        >
          {problems.steps["break-the-glass"]}
        </LinkButton>
      ) : (
        <Button variant="default" aria-disabled data-disabled aria-describedby={reason}>
          {problems.steps["break-the-glass"]}
        </Button>
      )}
      <span id={reason}>
        {!offer.available && <strong>{problems.notAvailableHere}. </strong>}
        {offer.detail}
      </span>
    </li>
  );
}
