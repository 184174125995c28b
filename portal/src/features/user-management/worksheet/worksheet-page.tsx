import type { SubmittedWorksheet, UserManagement } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { failureOf } from "../../../ui/api/queries.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { noteNavigation } from "../../../ui/page/navigation.ts";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { ReviewSheet } from "./review-sheet.tsx";
import { SentNotice } from "./sent-notice.tsx";
import { rowsFrom, withEmptyRows } from "./sheet.ts";
import { SheetForm } from "./sheet-form.tsx";
import { type Check, useCheck } from "./use-check.ts";
import { type SheetDraft, useSheetDraft } from "./use-sheet-draft.ts";

type Step = { at: "fill" } | { at: "review" } | { at: "sent"; answer: SubmittedWorksheet; left: number };

/** The worksheet on screen: fill, review, send. */
export function WorksheetPage() {
  const { userManagement } = useWords();
  const { sheet: text, review, done } = userManagement;
  const { session } = useSession();
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...userManagementQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  const draft = useSheetDraft();
  const check = useCheck(draft.rows);
  const [step, setStep] = useState<Step>({ at: "fill" });
  const headings = {
    fill: { title: text.title, lead: text.lead },
    review: { title: review.title, lead: review.lead },
    sent: { title: step.at === "sent" ? done.title(step.answer.worksheet.rowCount) : "" },
  };
  // Each step is a page of its own to its reader: it begins at its heading.
  const go = (next: Step) => {
    noteNavigation();
    setStep(next);
    scrollTo({ top: 0 });
  };
  return (
    <WorkPage
      key={step.at}
      {...headings[step.at]}
      back={<BackLink to="/aum" word={text.back} />}
      verdict={verdict}
      notAllowedTitle={userManagement.notAllowedTitle}
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data?.steps.worksheet.state === "closed" ? (
        <EmptyState title={text.closedTitle}>
          {query.data.steps.worksheet.because} <Link to="/aum">{text.toSteps}</Link>
        </EmptyState>
      ) : (
        query.data && <SheetStep management={query.data} draft={draft} check={check} step={step} onGo={go} />
      )}
    </WorkPage>
  );
}

interface StepProps {
  management: UserManagement;
  draft: SheetDraft;
  check: Check;
  step: Step;
  onGo(step: Step): void;
}

function SheetStep({ management, draft, check, step, onGo }: StepProps) {
  if (step.at === "sent") {
    const { name } = management.relationshipManager ?? {};
    return <SentNotice sent={step.answer} left={step.left} managerName={name} onGoOn={() => onGo({ at: "fill" })} />;
  }
  if (step.at === "fill") {
    return <SheetForm management={management} draft={draft} check={check} onReview={() => onGo({ at: "review" })} />;
  }
  return (
    <ReviewSheet
      management={management}
      draft={draft}
      check={check}
      onBack={() => onGo({ at: "fill" })}
      onSent={(answer, staying) => {
        const left = [...staying, ...answer.left.map(({ values }) => values)];
        if (left.length > 0) draft.keep({ rows: withEmptyRows(rowsFrom(left), 1), note: "" });
        else draft.forget();
        onGo({ at: "sent", answer, left: left.length });
      }}
    />
  );
}
