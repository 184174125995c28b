import type { Problem } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { ProblemNotice, RequestId } from "../../ui/notice/problem-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart-problem.module.css";

interface Props {
  failure: Failure;
  personId: string;
  onRetry(): void;
}

/** Why there is no chart, and every way forward. */
export function ChartProblem({ failure, personId, onRetry }: Props) {
  const { chart, problems } = useWords();
  if (failure.kind === "refused" && failure.problem.status === 403) {
    return <Refused problem={failure.problem} personId={personId} />;
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

function Refused({ problem, personId }: { problem: Problem; personId: string }) {
  const { problems, chart } = useWords();
  const why = problems.reasons[problem.code];
  return (
    <div className={style.refused}>
      <p className={style.kicker}>{chart.refusedTitle}</p>
      <PageHeading>{problem.title}</PageHeading>
      <p className={style.detail}>{problem.detail}</p>
      <h2 className={style.ways}>{problems.waysForward}</h2>
      <ul className={style.steps}>
        {problem.nextSteps.includes("record-consent") && (
          <li>
            <Button renderRoot={(props) => <Link to="/persons/$personId/consent" params={{ personId }} {...props} />}>
              {problems.steps["record-consent"]}
            </Button>
          </li>
        )}
        {problem.breakTheGlass?.offered && <BreakTheGlass {...problem.breakTheGlass} />}
        {problem.nextSteps.includes("ask-user-manager") && <li>{problems.steps["ask-user-manager"]}</li>}
        <li>
          <Link to="/search">{problems.searchAgain}</Link>
        </li>
      </ul>
      {why && (
        <details className={style.why}>
          <summary>{problems.why}</summary>
          <p>{why}</p>
        </details>
      )}
      <RequestId failure={{ kind: "refused", problem }} />
    </div>
  );
}

/** Offered by the rules, and said to be not there yet as long as it is not. */
function BreakTheGlass({ available, detail }: NonNullable<Problem["breakTheGlass"]>): ReactNode {
  const { problems } = useWords();
  const reason = useId();
  return (
    <li className={style.glass}>
      <Button
        variant="default"
        aria-disabled={!available}
        data-disabled={!available || undefined}
        aria-describedby={reason}
      >
        {problems.steps["break-the-glass"]}
      </Button>
      <span id={reason}>
        {!available && <strong>{problems.notAvailableYet}. </strong>}
        {detail}
      </span>
    </li>
  );
}
