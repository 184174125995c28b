import type { UserManagement } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Failure } from "../../../ui/api/ask.ts";
import { failureOf } from "../../../ui/api/queries.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../../ui/notice/quiet-notice.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { AttestationStep } from "./attestation-step.tsx";
import style from "./guide.module.css";
import { GuideAside } from "./guide-aside.tsx";
import { SentWorksheets } from "./sent-worksheets.tsx";
import { VideoStep } from "./video-step.tsx";
import { WorksheetStep } from "./worksheet-step.tsx";

/** The three steps of a user manager, with a session or with the personal link of a mail. */
export function GuidePage() {
  const { userManagement } = useWords();
  const { guide: text } = userManagement;
  const { session } = useSession();
  const verdict = session.state === "active" ? session.verdicts?.manageUsers : { allowed: true };
  const query = useQuery({ ...userManagementQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  return (
    <WorkPage
      title={text.title}
      lead={query.data && text.lead(query.data.participantName)}
      verdict={verdict}
      notAllowedTitle={userManagement.notAllowedTitle}
    >
      {failure && !query.data && <GuideFailure failure={failure} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data && <Steps management={query.data} />}
    </WorkPage>
  );
}

function GuideFailure({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  const { guide: text } = useWords().userManagement;
  const linkOver = failure.kind === "refused" && failure.problem.code === "training-link-over";
  if (!linkOver) return <ProblemNotice failure={failure} title={text.failedTitle} onRetry={onRetry} />;
  return (
    <ProblemNotice failure={failure}>
      <p>
        {text.linkOverNext} <a href="/find-your-relationship-manager">{text.findManager}</a>
      </p>
    </ProblemNotice>
  );
}

function Steps({ management }: { management: UserManagement }) {
  const words = useWords();
  const { guide: text } = words.userManagement;
  const { steps, verification, worksheets } = management;
  return (
    <div className={style.columns}>
      <div className={style.main}>
        {verification && verification.undecided > 0 && (
          <QuietNotice>
            <p className={style.noticeTitle}>{text.verificationTitle}</p>
            <p>
              {text.verification(verification.undecided, formatDate(verification.dueOn, words))}{" "}
              <Link to="/aum/verification">{text.verify}</Link>
            </p>
          </QuietNotice>
        )}
        <ol className={style.steps} aria-label={text.stepsLabel}>
          <VideoStep step={steps.video} />
          <AttestationStep management={management} />
          <WorksheetStep management={management} />
        </ol>
        {worksheets.length > 0 && <SentWorksheets worksheets={worksheets} />}
      </div>
      <GuideAside management={management} />
    </div>
  );
}
