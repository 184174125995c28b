import type { AccessReportQuery, PrivacyChoices } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { privacyChoicesQuery } from "../../../ui/api/privacy-queries.ts";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { planReport } from "./plan-report.ts";
import { ReportForm } from "./report-form.tsx";
import { ReportLines } from "./report-lines.tsx";
import { useReportDraft } from "./use-report-draft.ts";

/** Who looked: at a patient, of a user, at a participant. */
export function ReportPage() {
  const { accessReport: text } = useWords();
  const enabled = useAuditsAccess();
  const query = useQuery({ ...privacyChoicesQuery, enabled });
  return (
    <PrivacyFrame title={text.title} lead={text.lead}>
      <Loaded query={query} failedTitle={text.choicesFailed}>
        {(choices) => <Reporting choices={choices} />}
      </Loaded>
    </PrivacyFrame>
  );
}

function Reporting({ choices }: { choices: PrivacyChoices }) {
  const { draft, setDraft } = useReportDraft();
  const [asked, setAsked] = useState<{ query: AccessReportQuery; turn: number }>();
  const ask = (query: AccessReportQuery) => setAsked((before) => ({ query, turn: (before?.turn ?? 0) + 1 }));
  useEffect(() => {
    const plan = draft.atOnce ? planReport(draft) : undefined;
    if (!plan || "wrong" in plan) return;
    setDraft({ ...draft, atOnce: false });
    setAsked({ query: plan.query, turn: 1 });
  }, [draft, setDraft]);
  return (
    <>
      <ReportForm choices={choices} onAsk={ask} />
      {asked && <ReportLines key={asked.turn} query={asked.query} choices={choices} />}
    </>
  );
}
