import type { Chart } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { chartQuery, failureOf } from "../../ui/api/queries.ts";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { fullName } from "../../ui/patient/patient-name.ts";
import { NoticeLines, NoticeTexts } from "../../ui/patient/record-notices.tsx";
import { RedisclosureStep } from "../../ui/patient/redisclosure-step.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { ChartProblem } from "./chart-problem.tsx";

interface Props {
  tab: "summary" | "results" | "encounters";
  children: (chart: Chart) => ReactNode;
}

/** One tab of the chart: warned of, read, refused or failed. The notice on withheld data stands on every one. */
export function ChartGate({ tab, children }: Props) {
  const words = useWords();
  const personId = usePersonId();
  const chart = useQuery(chartQuery(personId));
  const wasShown = useWasShown(personId, chart.data !== undefined);
  const failure = failureOf(chart.error);
  const word = words.chart.tabs[tab];
  const title = chart.data ? words.chart.documentTitle(word, fullName(chart.data.banner)) : word;
  const readAgain = () => void chart.refetch();
  if (failure?.kind === "refused" && failure.problem.code === "redisclosure-unconfirmed") {
    return (
      <main className={style.page}>
        <RedisclosureStep personId={personId} onConfirmed={readAgain} />
      </main>
    );
  }
  return (
    <main className={style.page} key={personId}>
      {!failure && (
        <PageHeading documentTitle={title} hiddenFromSight>
          {word}
        </PageHeading>
      )}
      {failure && <ChartProblem failure={failure} personId={personId} wasShown={wasShown} onRetry={readAgain} />}
      {!failure && !chart.data && <SkeletonLines lines={12} />}
      {chart.data && !failure && (
        <>
          <NoticeLines notices={chart.data.notices} />
          {children(chart.data)}
          <NoticeTexts notices={chart.data.notices} />
          <p className={style.withholding}>{chart.data.withholdingNotice}</p>
          <p className={style.withholding}>{words.report.line.hint}</p>
        </>
      )}
    </main>
  );
}

/** Whether this person's chart stood here before: then a refusal is news, and says so. */
function useWasShown(personId: string, shown: boolean): boolean {
  const shownOf = useRef<string>(undefined);
  useEffect(() => {
    if (shown) shownOf.current = personId;
  }, [personId, shown]);
  return shownOf.current === personId;
}
