import type { SubmittedWorksheet, UserManagement } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { failureOf } from "../../../ui/api/queries.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { ReviewSheet } from "./review-sheet.tsx";
import { SentNotice } from "./sent-notice.tsx";
import { isBlank, rowsFrom, withEmptyRows } from "./sheet.ts";
import { SheetForm } from "./sheet-form.tsx";
import { useCheck } from "./use-check.ts";
import { useSheetDraft } from "./use-sheet-draft.ts";

/** The worksheet on screen: fill, review, send. */
export function WorksheetPage() {
  const { userManagement } = useWords();
  const { sheet: text } = userManagement;
  const { session } = useSession();
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...userManagementQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  const step = query.data?.steps.worksheet;
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      back={<BackLink to="/aum" word={text.back} />}
      verdict={verdict}
      notAllowedTitle={userManagement.notAllowedTitle}
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data && step?.state === "closed" && (
        <EmptyState title={text.closedTitle}>
          {step.because} <Link to="/aum">{text.toSteps}</Link>
        </EmptyState>
      )}
      {query.data && step?.state !== "closed" && <Sheet management={query.data} />}
    </WorkPage>
  );
}

function Sheet({ management }: { management: UserManagement }) {
  const draft = useSheetDraft();
  const check = useCheck(draft.rows);
  const [step, setStep] = useState<"fill" | "review">("fill");
  const [sent, setSent] = useState<{ answer: SubmittedWorksheet; left: number }>();

  if (sent) {
    const { name } = management.relationshipManager ?? {};
    return <SentNotice sent={sent.answer} left={sent.left} managerName={name} onGoOn={() => setSent(undefined)} />;
  }
  if (step === "review") {
    return (
      <ReviewSheet
        management={management}
        draft={draft}
        check={check}
        onBack={() => setStep("fill")}
        onSent={(answer, staying) => {
          const left = [...staying, ...answer.left.map(({ values }) => values)];
          if (left.length > 0) draft.keep({ rows: withEmptyRows(rowsFrom(left), 1), note: "" });
          else draft.forget();
          setStep("fill");
          setSent({ answer, left: left.length });
        }}
      />
    );
  }
  return (
    <SheetForm
      management={management}
      draft={draft}
      check={check}
      filled={draft.rows.some((row) => !isBlank(row))}
      onReview={() => setStep("review")}
    />
  );
}
