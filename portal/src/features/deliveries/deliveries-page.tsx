import type { DeliveryLine } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { deliveriesQuery } from "../../ui/api/record-queries.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { AbnormalMark } from "../../ui/marks/abnormal-mark.tsx";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./deliveries.module.css";

/** What was sent to the reader by name: theirs to read, whatever the patient decided about the exchange. */
export function DeliveriesPage() {
  const { deliveries: text } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.receiveDeliveries;
  const list = useQuery({ ...deliveriesQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(list.error);
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      verdict={verdict}
      notAllowedTitle={text.notAllowedTitle}
      aside={
        list.data &&
        list.data.deliveries.length > 0 && (
          <span className={style.count}>{list.data.unread > 0 ? text.unread(list.data.unread) : text.allRead}</span>
        )
      }
    >
      {failure && <ProblemNotice failure={failure} onRetry={() => void list.refetch()} />}
      {!failure && !list.data && <SkeletonLines lines={8} />}
      {list.data?.deliveries.length === 0 && <EmptyState title={text.noneTitle}>{text.none}</EmptyState>}
      {list.data && list.data.deliveries.length > 0 && !failure && (
        <>
          {list.data.more && <QuietNotice>{text.more}</QuietNotice>}
          <DeliveriesTable deliveries={list.data.deliveries} />
        </>
      )}
    </WorkPage>
  );
}

function DeliveriesTable({ deliveries }: { deliveries: readonly DeliveryLine[] }) {
  const words = useWords();
  const { deliveries: text, clinical } = words;
  const columns: Column<DeliveryLine>[] = [
    {
      id: "patient",
      title: text.patient,
      sort: ({ patient }) => `${patient.family} ${patient.given}`,
      cell: ({ patient }) => (
        <>
          {fullName(patient)}
          <span className={style.detail}>
            {[
              patient.birthDate && formatDate(patient.birthDate, words),
              patient.sex && (clinical.sexes[patient.sex] ?? patient.sex),
            ]
              .filter((part) => part)
              .join(" · ")}
          </span>
        </>
      ),
    },
    { id: "kind", title: text.kind, sort: ({ kind }) => text.kinds[kind], cell: ({ kind }) => text.kinds[kind] },
    { id: "from", title: text.from, sort: ({ from }) => from, cell: ({ from }) => from },
    {
      id: "sent",
      title: text.sent,
      whole: true,
      sort: ({ sentAt }) => sentAt,
      cell: ({ sentAt }) => formatDateTime(sentAt, words),
    },
  ];
  return (
    <DataTable
      namesPatients
      label={text.table}
      rows={deliveries.toSorted((one, other) => urgencyOf(other) - urgencyOf(one))}
      keyOf={({ id }) => id}
      name={{ id: "what", title: text.what, sort: ({ title }) => title, cell: (line) => <What line={line} /> }}
      columns={columns}
    />
  );
}

function What({ line }: { line: DeliveryLine }) {
  const { deliveries: text } = useWords();
  const unread = line.readAt === undefined;
  return (
    <>
      <Link to="/deliveries/$deliveryId" params={{ deliveryId: line.id }} className={unread ? style.unread : undefined}>
        {line.title}
      </Link>
      <span className={style.marks}>
        {line.critical && <AbnormalMark value={{ critical: true }} />}
        {unread && (
          <ShapeMark shape="full" tone="accent">
            {text.isUnread}
          </ShapeMark>
        )}
      </span>
    </>
  );
}

/** What is critical and not read yet stands first; the rest stays in the order of the exchange, newest first. */
const urgencyOf = ({ critical, readAt }: DeliveryLine): number => (critical && readAt === undefined ? 1 : 0);
