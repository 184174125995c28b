import type { PatientRequest } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { closePatientRequest } from "../../ui/api/privacy-endpoints.ts";
import { keysOfPrivacy, patientRequestsQuery } from "../../ui/api/privacy-queries.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { ReasonDialog } from "../../ui/people/reason-dialog.tsx";
import { namePerson } from "../../ui/privacy/name-person.ts";
import { useWords } from "../../ui/words/words.ts";
import { DeliverButton } from "./deliver-button.tsx";
import { DueDay } from "./due-day.tsx";
import { ProofForm } from "./proof-form.tsx";
import { isSettled } from "./request-marks.ts";
import { RequestSteps } from "./request-steps.tsx";
import style from "./requests.module.css";
import { RequestsFrame, useServesPatients } from "./requests-frame.tsx";

/** One request: what was asked, how far it is, and what is done with it next. */
export function RequestPage() {
  const { patientRequests: text } = useWords();
  const { requestId } = useParams({ from: "/frame/privacy/requests/$requestId" });
  const enabled = useServesPatients();
  const waiting = useQuery({ ...patientRequestsQuery(false), enabled });
  const here = waiting.data?.requests.find(({ id }) => id === requestId);
  // What does not wait any more is among the others.
  const closed = useQuery({ ...patientRequestsQuery(true), enabled: enabled && waiting.isSuccess && !here });
  const request = here ?? closed.data?.requests.find(({ id }) => id === requestId);
  return (
    <RequestsFrame
      title={request ? text.page.title(request.number) : text.title}
      lead={request && `${text.kinds[request.kind]} · ${request.name}`}
      back={<BackLink to="/privacy/requests" word={text.back} />}
    >
      <Loaded query={waiting.data && !here ? closed : waiting} failedTitle={text.failedTitle} lines={8}>
        {() =>
          request ? (
            <KnownRequest key={request.id} request={request} />
          ) : (
            <EmptyState title={text.page.notFoundTitle}>{text.page.notFound}</EmptyState>
          )
        }
      </Loaded>
    </RequestsFrame>
  );
}

function KnownRequest({ request }: { request: PatientRequest }) {
  const { patientRequests } = useWords();
  const { page: text, proof } = patientRequests;
  const queries = useQueryClient();
  const [done, setDone] = useState<string>();
  const [closing, setClosing] = useState(false);
  const { busy, failure, send } = useFormAnswer();
  const settled = isSettled(request);

  /** Keeps the request as the exchange says it is now; the lists are read again when they are opened. */
  const finish = (sentence: string, changed: PatientRequest) => {
    setDone(sentence);
    for (const closed of [false, true]) {
      queries.setQueryData(patientRequestsQuery(closed).queryKey, (list) =>
        list
          ? { ...list, requests: list.requests.map((each) => (each.id === changed.id ? changed : each)) }
          : undefined,
      );
    }
    void queries.invalidateQueries({ queryKey: keysOfPrivacy.requests, refetchType: "none" });
  };
  const close = async (because: string) => {
    setClosing(false);
    const answer = await send(() => closePatientRequest(request.id, { because }));
    if (answer.ok) finish(text.closeDone, answer.value);
  };

  return (
    <>
      <DoneNotice>{done}</DoneNotice>
      {failure && <ProblemNotice failure={failure} title={text.closeFailed} />}
      {request.refusedBecause && (
        <QuietNotice>
          <p className={style.strong}>{text.refusedTitle}</p>
          <p>{request.refusedBecause}</p>
        </QuietNotice>
      )}
      <div className={style.columns}>
        <div className={style.column}>
          <AskedCard request={request} />
          {request.state === "new" && (
            <Card title={proof.title}>
              <ProofForm
                request={request}
                onDone={(changed) => finish(changed.refusedBecause ? text.refusedDone : proof.done, changed)}
              />
            </Card>
          )}
          {request.proofing && <ProofedCard request={request} proofing={request.proofing} />}
        </div>
        <Card title={text.stepsTitle}>
          <RequestSteps request={request} />
          <div className={style.actions}>
            <DeliverButton request={request} onDone={finish} />
            {!settled && (
              <Button size="sm" variant="default" disabled={busy} onClick={() => setClosing(true)}>
                {text.close}
              </Button>
            )}
          </div>
        </Card>
      </div>
      <ReasonDialog
        opened={closing}
        title={text.closeTitle(request.number)}
        lead={text.closeLead}
        submit={text.closeSubmit}
        hint={text.closeHint}
        onReason={(because) => void close(because)}
        onClose={() => setClosing(false)}
      />
    </>
  );
}

function AskedCard({ request }: { request: PatientRequest }) {
  const words = useWords();
  const { page: text, relations } = words.patientRequests;
  return (
    <Card title={text.factsTitle}>
      <FactList
        facts={[
          [text.patient, request.name, words.privacy.born(formatDate(request.birthDate, words))],
          [text.asking, relations[request.relation]],
          [text.contact, request.contact],
          [text.words, request.words],
          [text.received, formatDateTime(request.receivedAt, words)],
          [text.due, <DueDay key="due" request={request} />],
        ]}
      />
    </Card>
  );
}

interface ProofedProps {
  request: PatientRequest;
  proofing: NonNullable<PatientRequest["proofing"]>;
}

function ProofedCard({ request: { person, deliverTo, refusedBecause }, proofing }: ProofedProps) {
  const words = useWords();
  const { page: text, proof } = words.patientRequests;
  return (
    <Card title={text.stepProofed}>
      <ul className={style.checked}>
        {proofing.steps.map((step) => (
          <li key={step}>{proof.steps[step]}</li>
        ))}
      </ul>
      <FactList
        facts={[
          [text.person, person && namePerson(person, words)],
          [text.to, deliverTo && !refusedBecause && text.toBoth(deliverTo.email, deliverTo.mobile)],
          [text.byWhom, words.privacy.whenBy(formatDateTime(proofing.at, words), proofing.by), proofing.words],
        ]}
      />
    </Card>
  );
}
