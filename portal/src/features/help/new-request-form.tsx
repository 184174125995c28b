import type { NewTicket, Suggestion, TicketAnswer } from "@crossbay/contract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { openTicket } from "../../ui/api/help-endpoints.ts";
import { ticketQuery, ticketsQuery } from "../../ui/api/help-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AttachmentField } from "../../ui/help/attachment-field.tsx";
import { useAttachments } from "../../ui/help/use-attachments.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { CandidateForm } from "./candidate-form.tsx";
import { controlOf, decideNewRequest, emptyRequest, type RequestDraft } from "./decide-new-request.ts";
import { decidesForUsers } from "./decides-for-users.ts";
import style from "./help.module.css";
import { isTicketType, type NewRequestAddress, typeGroups } from "./new-request-address.ts";
import { RequestFields } from "./request-fields.tsx";
import { noteSent } from "./sent-note.ts";
import { SuggestionList } from "./suggestion-list.tsx";

interface Props {
  address: NewRequestAddress;
  /** An answer of the help centre did; nothing is sent. */
  onHelped(suggestion: Suggestion): void;
}

/** Several people fit what was typed: nothing is done before one of them is chosen. */
interface Asking {
  request: NewTicket;
  candidates: NonNullable<TicketAnswer["candidates"]>;
}

export function NewRequestForm({ address, onHelped }: Props) {
  const words = useWords();
  const { form: text, types } = words.help;
  const { session } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft<RequestDraft>(`request ${address.type} ${address.request}`, {
    ...emptyRequest,
    type: address.type,
    subject: address.type ? types[address.type] : "",
    requestId: address.request ?? "",
  });
  const attachments = useAttachments();
  const [asking, setAsking] = useState<Asking>();
  const form = useFormAnswer();
  const choosesTitle = decidesForUsers(session);
  const change = (part: Partial<RequestDraft>) => setDraft({ ...draft, ...part });
  const field = (name: keyof RequestDraft) => ({
    id: controlOf(name),
    error: errorOf(form.errors, controlOf(name)),
  });

  const send = async (request: NewTicket) => {
    const answer = await form.send(() => openTicket(request));
    if (!answer.ok) return;
    const { ticket, candidates } = answer.value;
    if (!ticket) return setAsking(candidates && { request, candidates });
    setDraft(emptyRequest);
    noteSent(ticket.id, answer.value);
    queries.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
    void queries.invalidateQueries({ queryKey: ticketsQuery.queryKey });
    void navigate({ to: "/help/$ticketId", params: { ticketId: ticket.id } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const decided = decideNewRequest({ draft, choosesTitle, words });
    const waiting = attachments.sending.length > 0;
    form.setErrors([
      ...("wrong" in decided ? decided.wrong : []),
      ...(waiting ? [{ field: controlOf("text"), text: text.uploading }] : []),
    ]);
    if ("wrong" in decided || waiting || form.busy) return;
    const attachmentIds = attachments.files.map(({ id }) => id);
    void send({ ...decided.request, ...(attachmentIds.length > 0 ? { attachmentIds } : {}) });
  };

  const failed = form.failure && (
    <ProblemNotice failure={form.failure} title={text.failed}>
      <FaultList failure={form.failure} />
    </ProblemNotice>
  );
  if (asking) {
    return (
      <CandidateForm
        candidates={asking.candidates}
        busy={form.busy}
        failed={failed}
        onChoose={(affiliationId) =>
          void send({ ...asking.request, fields: { ...asking.request.fields, affiliationId } })
        }
        onBack={() => setAsking(undefined)}
      />
    );
  }

  const { type } = draft;
  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={form.errors} />
      {failed}
      <div className={style.stack}>
        <TextInput
          {...field("subject")}
          label={text.subject}
          description={text.subjectHint}
          value={draft.subject}
          maxLength={150}
          autoComplete="off"
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <SuggestionList
          typed={draft.subject}
          type={draft.type}
          onHelped={(suggestion) => {
            setDraft(emptyRequest);
            onHelped(suggestion);
          }}
        />
      </div>
      <NativeSelect
        {...field("type")}
        label={text.type}
        description={type && text.means[type]}
        value={type ?? ""}
        data={[
          { value: "", label: text.choose },
          ...(Object.keys(typeGroups) as (keyof typeof typeGroups)[]).map((group) => ({
            group: text.groups[group],
            items: typeGroups[group].map((value) => ({ value, label: types[value] })),
          })),
        ]}
        onChange={({ currentTarget: { value } }) => change({ type: isTicketType(value) ? value : undefined })}
      />
      {type && <RequestFields type={type} draft={draft} choosesTitle={choosesTitle} field={field} onChange={change} />}
      <Textarea
        {...field("text")}
        label={(type && text.texts[type]) ?? text.text}
        description={text.noPasswords}
        value={draft.text}
        maxLength={8000}
        autosize
        minRows={4}
        maxRows={16}
        autoComplete="off"
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <AttachmentField attachments={attachments} />
      <Button type="submit" loading={form.busy} className={style.start}>
        {text.submit}
      </Button>
    </form>
  );
}
