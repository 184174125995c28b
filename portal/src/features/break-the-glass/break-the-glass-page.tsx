import type { GlassPage } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import type { Failure } from "../../ui/api/ask.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { glassQuery } from "../../ui/api/record-queries.ts";
import { formatTime } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./break-the-glass.module.css";
import { GlassForm } from "./glass-form.tsx";

/** The one screen between a refusal and the record, for a medical emergency: three attestations, a reason, a password. */
export function BreakTheGlassPage() {
  const { breakTheGlass: text, chart } = useWords();
  const personId = usePersonId();
  const page = useQuery(glassQuery(personId));
  const failure = failureOf(page.error);
  const title = page.data?.open ? text.renewTitle : text.title;
  return (
    <main className={style.page} key={personId}>
      <div>
        <PageHeading documentTitle={page.data ? chart.documentTitle(title, fullName(page.data.banner)) : title}>
          {title}
        </PageHeading>
        {page.data && <Lead page={page.data} />}
      </div>
      {failure && <NoGlass failure={failure} personId={personId} onRetry={() => void page.refetch()} />}
      {!failure && !page.data && <SkeletonLines lines={10} />}
      {page.data && !failure && <GlassForm personId={personId} page={page.data} />}
    </main>
  );
}

function Lead({ page }: { page: GlassPage }) {
  const { breakTheGlass: text } = useWords();
  const hours = text.hours(Math.round(page.minutes / 6) / 10);
  return (
    <p className={style.lead}>
      {page.open ? text.openUntil(formatTime(new Date(page.open.endsAt))) : text.lead(hours, page.participantName)}
    </p>
  );
}

/** Where consent lets the reader see the record anyway, the way there; elsewhere why not. */
function NoGlass({ failure, personId, onRetry }: { failure: Failure; personId: string; onRetry(): void }) {
  const { breakTheGlass: text } = useWords();
  const notNeeded = failure.kind === "refused" && failure.problem.code === "glass-not-needed";
  return (
    <ProblemNotice failure={failure} title={notNeeded ? undefined : text.pageFailedTitle} onRetry={onRetry}>
      {notNeeded && (
        <LinkButton to="/persons/$personId" params={{ personId }} size="sm" className={style.open}>
          {text.openChart}
        </LinkButton>
      )}
    </ProblemNotice>
  );
}
