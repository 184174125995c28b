import type { AccessReport, AccessReportLine, AccessReportQuery, PrivacyChoices } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readAccessReport } from "../../../ui/api/privacy-endpoints.ts";
import { orThrow } from "../../../ui/api/queries.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { FactStrip } from "../../../ui/page/fact-strip.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { EndUserAccess } from "./end-user-access.tsx";
import style from "./report.module.css";
import { ReportTable } from "./report-table.tsx";
import { SaveReport } from "./save-report.tsx";

interface Props {
  query: AccessReportQuery;
  choices: PrivacyChoices;
}

/** The report: how much in numbers, then every line, 100 at a time. */
export function ReportLines({ query, choices }: Props) {
  const { accessReport: text } = useWords();
  // Not kept: the same question asked again is another look, and another answer.
  const first = useQuery({
    queryKey: ["privacy", "report", query],
    queryFn: async () => orThrow(await readAccessReport(query)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Loaded query={first} failedTitle={text.failedTitle} lines={8}>
      {(report) => <Report report={report} query={query} choices={choices} />}
    </Loaded>
  );
}

function Report({ report, query, choices }: Props & { report: AccessReport }) {
  const { accessReport: text, times } = useWords();
  const [later, setLater] = useState<{ lines: readonly AccessReportLine[]; next: string | undefined }>();
  const { busy, failure, send } = useFormAnswer();
  const lines = [...report.lines, ...(later?.lines ?? [])];
  const next = later ? later.next : report.next;

  const more = async () => {
    if (!next) return;
    const answer = await send(() => readAccessReport({ ...query, after: next }));
    if (answer.ok) setLater({ lines: [...(later?.lines ?? []), ...answer.value.lines], next: answer.value.next });
  };

  return (
    <section className={style.report}>
      <div className={style.head}>
        <h2>{report.title}</h2>
        <EndUserAccess query={query} choices={choices} />
      </div>
      {lines.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
      ) : (
        <>
          {report.totals && <Totals totals={report.totals} />}
          <div className={style.head}>
            <p role="status" className={style.quiet}>
              {text.shown(times.count(lines.length), !next)}
            </p>
            <SaveReport query={query} />
          </div>
          <ReportTable lines={lines} about={query.about} />
          {failure && <ProblemNotice failure={failure} title={text.moreFailed} />}
          {next && (
            <Button variant="default" loading={busy} className={style.submit} onClick={() => void more()}>
              {text.more}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Totals({ totals }: { totals: NonNullable<AccessReport["totals"]> }) {
  const { accessReport: text, times } = useWords();
  const facts = (["looks", "people", "patients", "refused"] as const).map((each) => ({
    word: text.totals[each],
    value: times.count(totals[each]),
  }));
  return <FactStrip label={text.totalsLabel} facts={facts} />;
}
