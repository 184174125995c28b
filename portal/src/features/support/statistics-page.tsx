import type { SupportStatistics } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { supportStatisticsQuery } from "../../ui/api/support-queries.ts";
import { formatSpan } from "../../ui/dates/format-span.ts";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { FactStrip } from "../../ui/page/fact-strip.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DayChart } from "./day-chart.tsx";
import figures from "./statistics.module.css";
import { SupportFrame, useGivesSupport } from "./support-frame.tsx";

const daysToChoose = [7, 30, 90];

/** How many ask, how soon they are answered, and about what. */
export function StatisticsPage() {
  const words = useWords();
  const { figures: text } = words.supportWork;
  const enabled = useGivesSupport();
  const [days, setDays] = useState(30);
  const query = useQuery({ ...supportStatisticsQuery(days), enabled });
  const choice = (
    <SegmentedControl
      size="sm"
      className={figures.daysChoice}
      aria-label={text.daysLabel}
      value={String(days)}
      data={daysToChoose.map((value) => ({ value: String(value), label: text.days(value) }))}
      onChange={(chosen) => setDays(Number(chosen))}
    />
  );
  return (
    <SupportFrame title={text.title} lead={text.lead(query.data?.days ?? days)} aside={choice} sections>
      <Loaded query={query} failedTitle={text.failedTitle} lines={10}>
        {(statistics) => <Figures statistics={statistics} />}
      </Loaded>
    </SupportFrame>
  );
}

function Figures({ statistics }: { statistics: SupportStatistics }) {
  const words = useWords();
  const { figures: text } = words.supportWork;
  const { count } = words.times;
  const { opened, solved, open, late, helpedByArticles, perDay } = statistics;
  return (
    <>
      <FactStrip
        label={text.strip}
        facts={[
          { word: text.opened, value: count(opened) },
          { word: text.solved, value: count(solved) },
          { word: text.open, value: count(open) },
          { word: text.late, value: count(late) },
          { word: text.helped, value: count(helpedByArticles) },
        ]}
      />
      <div className={figures.columns}>
        <Card title={text.perDayTitle}>
          {perDay.length > 0 ? (
            <DayChart days={perDay} />
          ) : (
            <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
          )}
        </Card>
        <Card title={text.timesTitle}>
          <Times statistics={statistics} />
        </Card>
      </div>
      <Types statistics={statistics} />
    </>
  );
}

function Times({ statistics: { firstAnswerHours, solveHours } }: { statistics: SupportStatistics }) {
  const words = useWords();
  const { figures: text } = words.supportWork;
  const rows = [
    { word: text.firstAnswer, hours: firstAnswerHours },
    { word: text.solveTime, hours: solveHours },
  ];
  return (
    <>
      <table className={figures.times}>
        <thead>
          <tr>
            <td />
            <th scope="col">{text.median}</th>
            <th scope="col">{text.p95}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ word, hours }) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>
                <Hours hours={hours?.median} />
              </td>
              <td>
                <Hours hours={hours?.p95} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={figures.quiet}>{text.timesLead}</p>
    </>
  );
}

function Hours({ hours }: { hours: number | undefined }) {
  const words = useWords();
  return hours === undefined ? words.supportWork.figures.none : formatSpan(Math.round(hours * 60) * 60, words);
}

function Types({ statistics: { byType, opened } }: { statistics: SupportStatistics }) {
  const words = useWords();
  const { figures: text } = words.supportWork;
  if (byType.length === 0) return null;
  return (
    <section aria-labelledby="support-by-type" className={figures.section}>
      <h2 id="support-by-type">{text.byTypeTitle}</h2>
      <DataTable
        label={text.byTypeLabel}
        rows={byType}
        keyOf={({ type }) => type}
        order={{ column: "opened", descending: true }}
        tableFrom="48em"
        name={{
          id: "type",
          title: text.type,
          sort: ({ type }) => words.supportDesk.types[type],
          cell: ({ type }) => words.supportDesk.types[type],
        }}
        columns={[
          {
            id: "opened",
            title: text.opened,
            number: true,
            sort: (row) => row.opened,
            cell: (row) => words.times.count(row.opened),
          },
          {
            id: "share",
            title: text.share,
            cell: (row) => (
              <span className={figures.share}>
                <span className={figures.bar} style={{ width: `${(100 * row.opened) / Math.max(1, opened)}%` }} />
              </span>
            ),
          },
          {
            id: "solved",
            title: text.solved,
            number: true,
            sort: ({ solved }) => solved,
            cell: ({ solved }) => words.times.count(solved),
          },
          {
            id: "first",
            title: text.firstAnswer,
            hint: text.median,
            number: true,
            sort: ({ firstAnswerHours }) => firstAnswerHours,
            cell: ({ firstAnswerHours }) => <Hours hours={firstAnswerHours} />,
          },
          {
            id: "solve",
            title: text.solveTime,
            hint: text.median,
            number: true,
            sort: ({ solveHours }) => solveHours,
            cell: ({ solveHours }) => <Hours hours={solveHours} />,
          },
        ]}
      />
    </section>
  );
}
