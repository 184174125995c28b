import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { failureOf, trendQuery } from "../../ui/api/queries.ts";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { forgetRecord } from "../../ui/patient/forget-record.ts";
import { PatientBanner } from "../../ui/patient/patient-banner.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { RedisclosureStep } from "../../ui/patient/redisclosure-step.tsx";
import { useRecordWatch } from "../../ui/patient/use-record-watch.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./results.module.css";
import { TrendView } from "./trend-view.tsx";

/** A result in a window of its own: the same banner, no rail. */
export function ResultWindowPage() {
  const words = useWords();
  const { personId = "", seriesId = "" } = useParams({ strict: false });
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(trendQuery(personId, seriesId));
  const onClosed = useCallback(() => forgetRecord(queries, personId), [queries, personId]);
  useRecordWatch({ personId, shown: data !== undefined, onClosed });
  const failure = failureOf(error);
  if (failure?.kind === "refused" && failure.problem.code === "redisclosure-unconfirmed") {
    return (
      <main className={style.page}>
        <RedisclosureStep personId={personId} onConfirmed={() => void refetch()} />
      </main>
    );
  }
  const heading = data?.series.name ?? (failure ? words.results.failedTitle : words.frame.loading);
  const title = data ? words.results.windowTitle(data.series.name, fullName(data.banner)) : heading;
  return (
    <div className={style.window}>
      {data && (
        <div className={style.sticky}>
          <PatientBanner banner={data.banner} apart />
        </div>
      )}
      <main className={style.page}>
        <PageHeading documentTitle={title}>{heading}</PageHeading>
        <TrendView personId={personId} seriesId={seriesId} />
      </main>
    </div>
  );
}
