import type { ContactRequest } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { closeContactRequest } from "../../ui/api/desk-endpoints.ts";
import { contactRequestsQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";
import { DeskFrame, useKeepsDesk } from "./desk-frame.tsx";

/** What people wrote on the public page that finds a relationship manager. */
export function ContactRequestsPage() {
  const { contacts: text, title } = useWords().desk;
  const enabled = useKeepsDesk();
  const query = useQuery({ ...contactRequestsQuery, enabled });
  const failure = failureOf(query.error);
  return (
    <DeskFrame title={text.title} lead={text.lead} back={<BackLink to="/desk" word={title} />}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={6} />}
      {query.data && <Requests requests={query.data.requests} />}
    </DeskFrame>
  );
}

function Requests({ requests }: { requests: readonly ContactRequest[] }) {
  const { contacts: text } = useWords().desk;
  const queries = useQueryClient();
  const { failure, send } = useFormAnswer();
  const [busyId, setBusyId] = useState<string>();
  const [closed, setClosed] = useState<string>();

  const close = async ({ id, name }: ContactRequest) => {
    setBusyId(id);
    const answer = await send(() => closeContactRequest(id));
    setBusyId(undefined);
    if (!answer.ok) return;
    setClosed(text.closed(name));
    void queries.invalidateQueries({ queryKey: contactRequestsQuery.queryKey });
  };

  return (
    <>
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <p role="status" className={closed ? style.done : style.silent}>
        {closed}
      </p>
      {requests.length === 0 && <EmptyState title={text.noneTitle}>{text.none}</EmptyState>}
      <ul className={style.requests} aria-label={text.label}>
        {requests.map((request) => (
          <li key={request.id}>
            <Request request={request} busy={busyId === request.id} onClose={() => void close(request)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Request({ request, busy, onClose }: { request: ContactRequest; busy: boolean; onClose(): void }) {
  const words = useWords();
  const { contacts: text } = words.desk;
  const { name, email, participantName, relationshipManager, mine, message, receivedAt } = request;
  return (
    <article className={style.request} aria-label={name}>
      <div className={style.requestHead}>
        <h2>{name}</h2>
        <a href={`mailto:${email}`}>{email}</a>
        <span className={style.requestTime}>{formatDateTime(receivedAt, words)}</span>
      </div>
      <p className={style.quiet}>
        {participantName
          ? `${participantName} · ${mine ? text.mine : relationshipManager ? text.others(relationshipManager.name) : text.nobodys}`
          : text.noParticipant}
      </p>
      <p className={style.noteText}>{message}</p>
      <div>
        <Button size="sm" variant="default" loading={busy} aria-label={text.closeOf(name)} onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </article>
  );
}
