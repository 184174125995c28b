import type { ConsentPage } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { chartQuery, consentQuery, failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import { ConsentForm } from "./consent-form.tsx";
import { ConsentHistory } from "./consent-history.tsx";

/** What the patient decided, how it came about, and where a new decision is recorded. */
export function ConsentTab() {
  const { chart, consent: text } = useWords();
  const personId = usePersonId();
  const queries = useQueryClient();
  const page = useQuery(consentQuery(personId));
  const [recorded, setRecorded] = useState<string>();
  const failure = failureOf(page.error);
  const word = chart.tabs.consent;
  const title = page.data ? chart.documentTitle(word, fullName(page.data.banner)) : word;

  const keep = (next: ConsentPage, value: string) => {
    queries.setQueryData(consentQuery(personId).queryKey, next);
    queries.removeQueries({ queryKey: chartQuery(personId).queryKey });
    setRecorded(value);
    scrollTo({ top: 0 });
  };

  return (
    <main className={style.page}>
      <PageHeading documentTitle={title} hiddenFromSight>
        {word}
      </PageHeading>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void page.refetch()} />}
      {!failure && !page.data && <SkeletonLines lines={8} />}
      {page.data && (
        <div className={style.columns}>
          <div className={style.column}>
            {recorded && (
              <Recorded value={recorded} personId={personId} mayOpen={page.data.consent.value === "grant"} />
            )}
            <Card title={text.nowTitle}>
              <p className={style.value}>
                <ConsentState value={page.data.consent.value} />
              </p>
              <p className={style.sentence}>{page.data.consent.sentence}</p>
            </Card>
            <ConsentHistory decisions={page.data.consent.decisions} />
          </div>
          <RecordDecision page={page.data} onRecorded={keep} />
        </div>
      )}
    </main>
  );
}

function Recorded({ value, personId, mayOpen }: { value: string; personId: string; mayOpen: boolean }) {
  const { consent: text } = useWords();
  return (
    <QuietNotice announce>
      {text.recordedNotice(value)}{" "}
      {mayOpen && (
        <Link to="/persons/$personId" params={{ personId }}>
          {text.openChart}
        </Link>
      )}
    </QuietNotice>
  );
}

function RecordDecision({
  page,
  onRecorded,
}: {
  page: ConsentPage;
  onRecorded(next: ConsentPage, value: string): void;
}) {
  const { consent: text } = useWords();
  const { mayRecord } = page.consent;
  if (!mayRecord.allowed) {
    return (
      <Card title={text.mayNotTitle}>
        <p className={style.sentence}>{mayRecord.because}</p>
      </Card>
    );
  }
  return (
    <Card title={text.formTitle}>
      <ConsentForm key={page.consent.decisions[0]?.id} page={page} onRecorded={onRecorded} />
    </Card>
  );
}
