import type { ResultSeries } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { failureOf, trendQuery } from "../../ui/api/queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { MeasuredValue } from "../../ui/marks/measured-value.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { NoticeLines, NoticeTexts } from "../../ui/patient/record-notices.tsx";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./results.module.css";
import { ValuesTable } from "./values-table.tsx";

const TrendChart = lazy(async () => ({ default: (await import("../../ui/marks/trend-chart.tsx")).TrendChart }));

interface Props {
  personId: string;
  seriesId: string;
}

/** One test in full: the newest value, its course, and all values. In a window or in a panel. */
export function TrendView({ personId, seriesId }: Props) {
  const { results } = useWords();
  const trend = useQuery(trendQuery(personId, seriesId));
  const failure = failureOf(trend.error);
  if (failure) {
    const title = failure.kind === "refused" ? undefined : results.failedTitle;
    return <ProblemNotice failure={failure} title={title} onRetry={() => void trend.refetch()} />;
  }
  if (!trend.data) return <SkeletonLines lines={8} />;
  const { series, withholdingNotice, notices } = trend.data;
  return (
    <div className={style.trend}>
      <NoticeLines notices={notices} />
      <Newest series={series} />
      <Course series={series} />
      <ValuesTable series={series} />
      <NoticeTexts notices={notices} />
      <p className={style.withholding}>{withholdingNotice}</p>
    </div>
  );
}

function Newest({ series }: { series: ResultSeries }) {
  const { results } = useWords();
  const newest = series.values[0];
  if (!newest) return null;
  return (
    <div className={style.newest}>
      <MeasuredValue value={newest} large />
      <p>
        {results.range} {newest.range?.text ?? results.noRange}
      </p>
      <SourceLine from={newest.from} line={{ name: series.name, at: newest.at, resourceId: newest.id }} />
    </div>
  );
}

function Course({ series }: { series: ResultSeries }) {
  const words = useWords();
  const { results } = words;
  const numbers = series.values.filter(({ number }) => number !== undefined);
  if (numbers.length === 0) return <p className={style.withholding}>{results.wordsNotNumbers}</p>;
  if (numbers.length === 1) return <p className={style.withholding}>{results.tooFewForTrend}</p>;
  const day = (value: (typeof numbers)[number]) => formatDate(value.at ?? value.from.at, words);
  const label = results.chartLabel(series.name, numbers.length, day(numbers.at(-1)!), day(numbers[0]!));
  return (
    <section aria-label={results.trendTitle} className={style.course}>
      <Suspense fallback={<div className={style.chartPlace} />}>
        <TrendChart series={series} label={label} />
      </Suspense>
      {numbers.some(({ range }) => range) && (
        <p className={style.legend}>
          <span className={style.swatch} aria-hidden="true" /> {results.rangeBand}
        </p>
      )}
    </section>
  );
}
