import type { BreachCase, ChangeBreachRequest } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { changeBreach } from "../../../ui/api/privacy-endpoints.ts";
import { breachesQuery } from "../../../ui/api/privacy-queries.ts";
import { formatDate, formatDateTime } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { FaultList } from "../../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { Card } from "../../../ui/page/card.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { FactList } from "../../../ui/page/fact-list.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { ReasonDialog } from "../../../ui/people/reason-dialog.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { BreachClock, type RecordedStep } from "./breach-clock.tsx";
import { breachMarks } from "./breach-marks.ts";
import style from "./breaches.module.css";
import { RiskCard } from "./risk-card.tsx";

/** One incident: what happened, its risk, what is due, what was done. */
export function BreachPage() {
  const { breaches: text } = useWords();
  const { caseId } = useParams({ from: "/frame/privacy/breaches/$caseId" });
  const enabled = useAuditsAccess();
  const query = useQuery({ ...breachesQuery, enabled });
  const found = query.data?.cases.find(({ id }) => id === caseId);
  return (
    <PrivacyFrame
      title={found?.title ?? text.title}
      lead={found && `${found.number} · ${found.participantName}`}
      back={<BackLink to="/privacy/breaches" word={text.back} />}
    >
      <Loaded query={query} failedTitle={text.failedTitle} lines={8}>
        {() =>
          found ? (
            <KnownCase key={found.id} breach={found} />
          ) : (
            <EmptyState title={text.page.notFoundTitle}>{text.page.notFound}</EmptyState>
          )
        }
      </Loaded>
    </PrivacyFrame>
  );
}

function KnownCase({ breach }: { breach: BreachCase }) {
  const words = useWords();
  const { page: text } = words.breaches;
  const queries = useQueryClient();
  const [asking, setAsking] = useState<RecordedStep | "note">();
  const [done, setDone] = useState<string>();
  const { busy, failure, setFailure, send } = useFormAnswer();
  const asked = asking === "note" ? undefined : asking;
  const closed = breach.state === "closed";

  /** Keeps the case as the exchange says it is now. */
  const change = async (request: ChangeBreachRequest, sentence: string) => {
    const answer = await send(() => changeBreach(breach.id, request));
    if (!answer.ok) return false;
    queries.setQueryData(breachesQuery.queryKey, (list) =>
      list ? { ...list, cases: list.cases.map((each) => (each.id === breach.id ? answer.value : each)) } : list,
    );
    setDone(sentence);
    return true;
  };

  return (
    <>
      <DoneNotice>{done}</DoneNotice>
      {failure && (
        <ProblemNotice failure={failure} title={text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <div className={style.columns}>
        <div className={style.column}>
          <WhatCard breach={breach} />
          <RiskCard
            assessment={breach.assessment}
            mayAssess={!closed}
            busy={busy}
            onAssess={(assessment) => change({ assessment }, words.breaches.risk.done)}
            onStart={() => setFailure(undefined)}
          />
        </div>
        <div className={style.column}>
          <Card title={text.clockTitle}>
            <BreachClock clock={breach.clock} onRecord={closed || busy ? undefined : setAsking} />
          </Card>
          <LogCard breach={breach} onNote={closed ? undefined : () => setAsking("note")} />
        </div>
      </div>
      <ReasonDialog
        opened={asking !== undefined}
        title={asked ? text.steps[asked].title : text.noteTitle}
        lead={asked ? text.steps[asked].lead : text.noteLead}
        submit={asked ? text.steps[asked].submit : text.noteSubmit}
        label={words.privacy.settle.words}
        hint={asked ? text.stepHint : text.noteHint}
        missing={asked ? text.stepMissing : text.noteMissing}
        onReason={(said) => {
          setAsking(undefined);
          void change({ ...(asked ? { done: asked } : {}), words: said }, asked ? text.stepDone : text.noteDone);
        }}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}

function WhatCard({ breach }: { breach: BreachCase }) {
  const words = useWords();
  const { breaches: text, times } = words;
  return (
    <Card
      title={text.page.whatTitle}
      aside={<ShapeMark {...breachMarks[breach.state]}>{text.states[breach.state]}</ShapeMark>}
    >
      <p className={style.what}>{breach.what}</p>
      <FactList
        facts={[
          [text.page.discovered, formatDate(breach.discoveredOn, words)],
          [text.page.concerned, times.count(breach.patientsConcerned)],
          [text.page.reportedWord, words.privacy.whenBy(formatDateTime(breach.reportedAt, words), breach.reportedBy)],
        ]}
      />
    </Card>
  );
}

function LogCard({ breach, onNote }: { breach: BreachCase; onNote: (() => void) | undefined }) {
  const words = useWords();
  const { page: text } = words.breaches;
  return (
    <Card
      title={text.logTitle}
      aside={
        onNote && (
          <Button size="compact-sm" variant="default" onClick={onNote}>
            {text.note}
          </Button>
        )
      }
    >
      {breach.log.length === 0 && <p className={style.quiet}>{text.logEmpty}</p>}
      <ol className={style.log}>
        {breach.log.map(({ at, by, words: said }) => (
          <li key={`${at} ${said}`}>
            <span className={style.quiet}>{words.privacy.whenBy(formatDateTime(at, words), by)}</span>
            <span className={style.said}>{said}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
