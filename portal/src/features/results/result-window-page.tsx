import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { failureOf, trendQuery } from "../../ui/api/queries.ts";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { PatientBanner } from "../../ui/patient/patient-banner.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./results.module.css";
import { TrendView } from "./trend-view.tsx";

/** A result in a window of its own: the same banner, no rail. */
export function ResultWindowPage() {
  const words = useWords();
  const { personId = "", seriesId = "" } = useParams({ strict: false });
  const { data, error } = useQuery(trendQuery(personId, seriesId));
  const heading = data?.series.name ?? (failureOf(error) ? words.results.failedTitle : words.frame.loading);
  const title = data ? words.results.windowTitle(data.series.name, fullName(data.banner)) : heading;
  return (
    <div className={style.window}>
      {data && (
        <div className={style.sticky}>
          <PatientBanner banner={data.banner} />
        </div>
      )}
      <main className={style.page}>
        <PageHeading documentTitle={title}>{heading}</PageHeading>
        <TrendView personId={personId} seriesId={seriesId} />
      </main>
    </div>
  );
}
