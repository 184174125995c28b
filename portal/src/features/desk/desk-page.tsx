import type { Desk } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { contactRequestsQuery, deskQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { FactStrip } from "../../ui/page/fact-strip.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AlertTasks } from "./alert-tasks.tsx";
import style from "./desk.module.css";
import { DeskFrame, useKeepsDesk } from "./desk-frame.tsx";
import { DeskWorksheets } from "./desk-worksheets.tsx";
import { orderWorksheets } from "./order-worksheets.ts";
import { WaitingDesignations } from "./waiting-designations.tsx";

/** Everything that waits for the relationship manager. */
export function DeskPage() {
  const { desk: text } = useWords();
  const enabled = useKeepsDesk();
  const query = useQuery({ ...deskQuery, enabled });
  const contacts = useQuery({ ...contactRequestsQuery, enabled });
  const failure = failureOf(query.error);
  return (
    <DeskFrame title={text.title}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={8} />}
      {query.data && <KnownDesk desk={query.data} contactRequests={contacts.data?.requests.length} />}
    </DeskFrame>
  );
}

function KnownDesk({ desk, contactRequests }: { desk: Desk; contactRequests: number | undefined }) {
  const words = useWords();
  const { desk: text, times } = words;
  const openTasks = desk.alertTasks.filter(({ open }) => open).length;
  const [oldest] = orderWorksheets(desk.worksheets).filter(({ waiting }) => waiting > 0);
  const nothing =
    desk.worksheetsWaiting + desk.designationsWaiting + openTasks + desk.bounced + (contactRequests ?? 0) === 0;
  return (
    <>
      <p role="status" className={style.sentence}>
        {nothing
          ? text.nothingWaits
          : oldest
            ? text.oldest(oldest.participantName, formatDateTime(oldest.submittedAt, words))
            : text.noWorksheetWaits}
      </p>
      <FactStrip
        label={text.factsLabel}
        facts={[
          { word: text.worksheetsFact, value: times.count(desk.worksheetsWaiting) },
          { word: text.rowsFact, value: times.count(desk.rowsWaiting) },
          { word: text.designationsFact, value: times.count(desk.designationsWaiting) },
          { word: text.alertsFact, value: times.count(openTasks) },
          {
            word: text.lettersFact,
            value: desk.bounced > 0 ? <Link to="/desk/letters">{times.count(desk.bounced)}</Link> : times.count(0),
          },
          {
            word: text.contactsFact,
            value: contactRequests ? (
              <Link to="/desk/contact-requests">{times.count(contactRequests)}</Link>
            ) : (
              times.count(0)
            ),
          },
        ]}
      />
      <DeskWorksheets worksheets={desk.worksheets} />
      <div className={style.columns}>
        <WaitingDesignations designations={desk.designations.filter(({ state }) => state === "signed")} />
        <AlertTasks tasks={desk.alertTasks} />
      </div>
    </>
  );
}
