import type { ConsentPage } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { chartQuery, consentQuery, failureOf } from "../../ui/api/queries.ts";
import { keyOfArrivals } from "../../ui/api/record-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import { ConsentHistory } from "./consent-history.tsx";
import { RecordDecision } from "./record-decision.tsx";

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
    void queries.invalidateQueries({ queryKey: keyOfArrivals });
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
            {page.data.consent.minor && (
              <Card title={text.minorTitle}>
                <p className={style.sentence}>{page.data.consent.minor.sentence}</p>
              </Card>
            )}
            <ConsentHistory personId={personId} decisions={page.data.consent.decisions} />
          </div>
          <RecordDecision key={page.data.consent.decisions[0]?.id} page={page.data} onRecorded={keep} />
        </div>
      )}
    </main>
  );
}

function Recorded({ value, personId, mayOpen }: { value: string; personId: string; mayOpen: boolean }) {
  const { consent: text } = useWords();
  const { session } = useSession();
  return (
    <QuietNotice announce>
      {text.recordedNotice(value)}{" "}
      <span className={style.next}>
        {mayOpen && (
          <Link to="/persons/$personId" params={{ personId }}>
            {text.openChart}
          </Link>
        )}
        {session.verdicts?.seeArrivals.allowed && <Link to="/arrivals">{text.nextArrival}</Link>}
      </span>
    </QuietNotice>
  );
}
