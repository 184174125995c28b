import type { Chart } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/page/card.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { useWords } from "../../ui/words/words.ts";
import { AdministrativeSections } from "./administrative-sections.tsx";
import style from "./chart.module.css";
import { ChartGate } from "./chart-gate.tsx";
import { AllergiesSection, ProblemsSection } from "./clinical-sections.tsx";
import { EncountersSection } from "./encounter-sections.tsx";
import { isAbnormal, isCritical, summarizeResults } from "./order-results.ts";
import { ReportsSection } from "./reports-section.tsx";
import { ResultsTable } from "./results-table.tsx";
import { SectionCard } from "./section-card.tsx";

const summaryTests = 14;
const summaryReports = 4;

/** The answer without scrolling: what harms, what is wrong, what was measured, what happened. */
export function ChartSummaryPage() {
  return (
    <ChartGate tab="summary">
      {(chart) => (
        <>
          {chart.results.state === "not-in-your-role" ? (
            <NarrowSummary chart={chart} />
          ) : (
            <ClinicalSummary chart={chart} />
          )}
          <AdministrativeSections chart={chart} />
        </>
      )}
    </ChartGate>
  );
}

function ClinicalSummary({ chart }: { chart: Chart }) {
  return (
    <div className={style.summary}>
      <div className={style.column}>
        <AllergiesSection chart={chart} />
        <ProblemsSection chart={chart} />
      </div>
      <LatestResults chart={chart} />
      <div className={style.column}>
        <EncountersSection chart={chart} />
        <ReportsSection chart={chart} newest={summaryReports} />
      </div>
    </div>
  );
}

/** For a role without clinical data: what there is, and one sentence on what is not. */
function NarrowSummary({ chart }: { chart: Chart }) {
  const { chart: text, clinical } = useWords();
  const sections = {
    allergies: text.allergies,
    problems: text.problems,
    results: text.latestResults,
    reports: text.reports,
  };
  const lacking = (["allergies", "problems", "results", "reports"] as const).filter(
    (name) => chart[name].state === "not-in-your-role",
  );
  return (
    <div className={style.narrow}>
      <EncountersSection chart={chart} />
      <Card title={clinical.notInYourRoleTitle}>
        <p className={style.quiet}>{clinical.roleLacks(lacking.map((name) => sections[name]))}</p>
      </Card>
    </div>
  );
}

function LatestResults({ chart }: { chart: Chart }) {
  const { chart: text } = useWords();
  const { items } = chart.results;
  return (
    <SectionCard
      title={text.latestResults}
      section={chart.results}
      none={text.none.results}
      aside={<ResultCounts chart={chart} />}
      flush
    >
      {() => (
        <ResultsTable
          groups={summarizeResults(items, summaryTests)}
          mayOpen={chart.verdicts.openResultWindow.allowed}
        />
      )}
    </SectionCard>
  );
}

function ResultCounts({ chart }: { chart: Chart }) {
  const { chart: text } = useWords();
  const personId = usePersonId();
  const { items } = chart.results;
  const critical = items.filter(isCritical).length;
  const abnormal = items.filter(isAbnormal).length - critical;
  return (
    <span className={style.counts}>
      {critical > 0 && <strong className={style.criticalCount}>{text.criticalCount(critical)}</strong>}
      {abnormal > 0 && <strong className={style.abnormalCount}>{text.abnormalCount(abnormal)}</strong>}
      {items.length > 0 && (
        <Link to="/persons/$personId/results" params={{ personId }}>
          {text.allResults(items.length)}
        </Link>
      )}
    </span>
  );
}
