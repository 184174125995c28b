import type { Delivery } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { failureOf } from "../../ui/api/queries.ts";
import { deliveryQuery, keyOfDeliveries } from "../../ui/api/record-queries.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { namesPatient } from "../../ui/help/last-action.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { NoticeLines, NoticeTexts } from "../../ui/patient/record-notices.tsx";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DeliveredResults } from "./delivered-results.tsx";
import style from "./deliveries.module.css";

/** One delivery: whom it is about, why it came, and what was sent. Nothing else of the record stands here. */
export function DeliveryPage() {
  const { deliveries: text } = useWords();
  const { session } = useSession();
  const { deliveryId = "" } = useParams({ strict: false });
  const queries = useQueryClient();
  const delivery = useQuery(deliveryQuery(deliveryId));
  const failure = failureOf(delivery.error);
  const isRead = delivery.data !== undefined;

  useEffect(() => {
    if (isRead) void queries.invalidateQueries({ queryKey: keyOfDeliveries });
  }, [isRead, queries]);

  return (
    <WorkPage
      key={deliveryId}
      title={delivery.data?.title ?? (failure ? text.failedTitle : text.title)}
      back={<BackLink to="/deliveries" word={text.back} />}
      verdict={session.verdicts?.receiveDeliveries}
      notAllowedTitle={text.notAllowedTitle}
    >
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void delivery.refetch()} />}
      {!failure && !delivery.data && <SkeletonLines lines={10} />}
      {delivery.data && !failure && <Delivered delivery={delivery.data} />}
    </WorkPage>
  );
}

function Delivered({ delivery }: { delivery: Delivery }) {
  const { deliveries: text } = useWords();
  const { report, encounter, results, notices } = delivery;
  return (
    <div className={style.delivered}>
      <PatientLine delivery={delivery} />
      <NoticeLines notices={notices} />
      {results.length > 0 && (
        <Card title={text.results} flush>
          <DeliveredResults results={results} />
        </Card>
      )}
      {report && <ReportCard report={report} />}
      {encounter && <EncounterCard encounter={encounter} />}
      <NoticeTexts notices={notices} />
      <p className={style.quiet}>
        {text.only} {delivery.withholdingNotice}
      </p>
    </div>
  );
}

function PatientLine({ delivery }: { delivery: Delivery }) {
  const words = useWords();
  const { deliveries: text, clinical } = words;
  const { session } = useSession();
  const { patient } = delivery;
  return (
    <section {...namesPatient} className={style.about} aria-label={text.banner}>
      <div>
        <p className={style.patient}>{fullName(patient)}</p>
        <p className={style.quiet}>
          {[
            patient.birthDate && `${clinical.born} ${formatDate(patient.birthDate, words)}`,
            patient.sex && (clinical.sexes[patient.sex] ?? patient.sex),
          ]
            .filter((part) => part)
            .join(" · ")}
        </p>
      </div>
      <FactList
        dense
        facts={[
          [text.about, delivery.because],
          [text.from, delivery.from],
          [text.sent, formatDateTime(delivery.sentAt, words)],
        ]}
      />
      {session.verdicts?.readCharts.allowed && (
        <Link to="/persons/$personId" params={{ personId: patient.personId }} className={style.chart}>
          {text.openChart}
        </Link>
      )}
    </section>
  );
}

function ReportCard({ report }: { report: NonNullable<Delivery["report"]> }) {
  const words = useWords();
  const { deliveries: text } = words;
  return (
    <Card title={report.name} aside={<SourceLine from={report.from} />}>
      <FactList
        dense
        facts={[
          [text.sent, report.at && formatDateTime(report.at, words)],
          [text.status, report.status],
          [text.orderedBy, report.orderedBy],
        ]}
      />
      {report.text && <p className={style.reportText}>{report.text}</p>}
    </Card>
  );
}

function EncounterCard({ encounter }: { encounter: NonNullable<Delivery["encounter"]> }) {
  const words = useWords();
  const { deliveries: text, chart } = words;
  const from = encounter.start && formatDateTime(encounter.start, words);
  const to = encounter.end && formatDateTime(encounter.end, words);
  return (
    <Card title={text.encounter} aside={<SourceLine from={encounter.from} />}>
      <FactList
        facts={[
          [text.class, encounter.class],
          [text.period, from && to ? chart.until(from, to) : (from ?? to)],
          [text.place, encounter.location],
          [text.reason, encounter.reason],
          [text.attending, encounter.attending],
          [text.disposition, encounter.disposition],
        ]}
      />
    </Card>
  );
}
