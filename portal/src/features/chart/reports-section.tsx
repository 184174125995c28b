import type { Chart, ChartReport } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { joined } from "./entry-list.tsx";
import { SectionCard } from "./section-card.tsx";

interface Props {
  chart: Chart;
  /** Only the newest, with a link to all. */
  newest?: number;
}

export function ReportsSection({ chart, newest }: Props) {
  const { chart: text } = useWords();
  const personId = usePersonId();
  const { items } = chart.reports;
  const shown = newest ?? items.length;
  return (
    <SectionCard
      title={text.reports}
      section={chart.reports}
      none={text.none.reports}
      aside={
        items.length > shown && (
          <Link to="/persons/$personId/results" params={{ personId }}>
            {text.allReports(items.length)}
          </Link>
        )
      }
    >
      {(reports) => (
        <ul className={style.entries}>
          {reports.slice(0, shown).map((report) => (
            <Report key={report.id} report={report} />
          ))}
        </ul>
      )}
    </SectionCard>
  );
}

function Report({ report }: { report: ChartReport }) {
  const words = useWords();
  const text = words.chart;
  const detail = joined(
    report.at && formatDate(report.at, words),
    report.status,
    report.orderedBy && text.orderedBy(report.orderedBy),
  );
  return (
    <li>
      {report.text ? (
        <details className={style.report}>
          <summary>{report.name}</summary>
          <p className={style.reportText}>{report.text}</p>
        </details>
      ) : (
        <div className={style.main}>{report.name}</div>
      )}
      {detail && <div className={style.detail}>{detail}</div>}
      <SourceLine from={report.from} line={{ name: report.name, at: report.at, resourceId: report.id }} />
    </li>
  );
}
