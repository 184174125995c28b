import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { trendQuery } from "../../ui/api/queries.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { SidePanel } from "../../ui/page/overlay.tsx";
import { PatientBanner } from "../../ui/patient/patient-banner.tsx";
import { type OpenedResult, ResultOpeningContext } from "../../ui/session/result-opening.ts";
import { openResultWindow } from "../../ui/session/result-windows.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./results.module.css";
import { TrendView } from "./trend-view.tsx";

/** Opens results in windows of their own, to lay beside another record; in a panel where the browser blocks them. */
export function ResultOpening({ children }: { children: ReactNode }) {
  const { results } = useWords();
  const [blocked, setBlocked] = useState<OpenedResult>();

  const open = (result: OpenedResult) => {
    const path = `/persons/${encodeURIComponent(result.personId)}/results/${encodeURIComponent(result.seriesId)}`;
    const opened = openResultWindow(path, result.seriesId);
    setBlocked(opened ? undefined : result);
  };

  return (
    <ResultOpeningContext value={open}>
      {children}
      <SidePanel
        opened={blocked !== undefined}
        title={blocked ? results.panelTitle(blocked.name) : ""}
        closeWord={results.closePanel}
        onClose={() => setBlocked(undefined)}
      >
        {blocked && (
          <div className={style.panel}>
            <QuietNotice announce>{results.blocked(blocked.name)}</QuietNotice>
            <PanelBanner result={blocked} />
            <TrendView personId={blocked.personId} seriesId={blocked.seriesId} />
          </div>
        )}
      </SidePanel>
    </ResultOpeningContext>
  );
}

/** The panel covers the chart's banner, so it shows its own. */
function PanelBanner({ result }: { result: OpenedResult }) {
  const { results } = useWords();
  const { data } = useQuery(trendQuery(result.personId, result.seriesId));
  return data ? <PatientBanner banner={data.banner} label={results.panelBanner} apart /> : null;
}
