import type { Chart } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { ChartGate } from "./chart-gate.tsx";
import { groupResults, isAbnormal } from "./order-results.ts";
import { ReportsSection } from "./reports-section.tsx";
import { ResultsTable } from "./results-table.tsx";
import { SectionCard } from "./section-card.tsx";

export function ResultsPage() {
  return (
    <ChartGate tab="results">
      {(chart) => (
        <>
          <AllResults chart={chart} />
          <ReportsSection chart={chart} />
        </>
      )}
    </ChartGate>
  );
}

function AllResults({ chart }: { chart: Chart }) {
  const { chart: text } = useWords();
  const [show, setShow] = useState<"all" | "abnormal">("all");
  const { items } = chart.results;
  const shown = show === "all" ? items : items.filter(isAbnormal);
  return (
    <SectionCard
      title={text.latestResults}
      section={chart.results}
      none={text.none.results}
      flush
      aside={
        items.length > 0 && (
          <SegmentedControl
            aria-label={text.filter}
            size="sm"
            value={show}
            onChange={(chosen) => setShow(chosen === "abnormal" ? "abnormal" : "all")}
            data={[
              { value: "all", label: text.filterAll },
              { value: "abnormal", label: text.filterAbnormal },
            ]}
          />
        )
      }
    >
      {() =>
        shown.length === 0 ? (
          <p className={`${style.quiet} ${style.inset}`}>{text.noneAbnormal}</p>
        ) : (
          <ResultsTable groups={groupResults(shown)} mayOpen={chart.verdicts.openResultWindow.allowed} full />
        )
      }
    </SectionCard>
  );
}
