import type { Chart } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { chartQuery, failureOf } from "../../ui/api/queries.ts";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { ChartProblem } from "./chart-problem.tsx";

interface Props {
  tab: "summary" | "results" | "encounters";
  children: (chart: Chart) => ReactNode;
}

/** One tab of the chart: read, refused or failed. The notice on withheld data stands on every one. */
export function ChartGate({ tab, children }: Props) {
  const words = useWords();
  const personId = usePersonId();
  const chart = useQuery(chartQuery(personId));
  const failure = failureOf(chart.error);
  const word = words.chart.tabs[tab];
  const title = chart.data ? words.chart.documentTitle(word, fullName(chart.data.banner)) : word;
  return (
    <main className={style.page} key={personId}>
      {!failure && (
        <PageHeading documentTitle={title} hiddenFromSight>
          {word}
        </PageHeading>
      )}
      {failure && <ChartProblem failure={failure} personId={personId} onRetry={() => void chart.refetch()} />}
      {!failure && !chart.data && <SkeletonLines lines={12} />}
      {chart.data && !failure && (
        <>
          {children(chart.data)}
          <p className={style.withholding}>{chart.data.withholdingNotice}</p>
        </>
      )}
    </main>
  );
}
