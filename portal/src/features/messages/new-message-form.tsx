import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { startThread } from "../../ui/api/message-endpoints.ts";
import { keyOfThreadLists, threadQuery } from "../../ui/api/message-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AttachmentField } from "../../ui/help/attachment-field.tsx";
import { useAttachments } from "../../ui/help/use-attachments.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { controlIds, decideNewMessage, emptyMessage, type MessageDraft } from "./decide-new-message.ts";
import style from "./messages.module.css";
import { OutsideFields } from "./outside-fields.tsx";
import { RecipientChoice } from "./recipient-choice.tsx";
import { noteSent } from "./sent-note.ts";

interface Props {
  /** What is filled in already. */
  first?: Partial<MessageDraft>;
  ticketId?: string | undefined;
}

/** A message to somebody. What was typed stays until it is sent. */
export function NewMessageForm({ first, ticketId }: Props) {
  const words = useWords();
  const { form: text, thread } = words.messages;
  const empty: MessageDraft = { ...emptyMessage, ...first };
  const [draft, setDraft] = useDraft<MessageDraft>(`new message ${ticketId ?? ""}`, empty);
  const attachments = useAttachments();
  const form = useFormAnswer();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = (part: Partial<MessageDraft>) => setDraft({ ...draft, ...part });
  const control = (field: "subject" | "text") => ({
    id: controlIds[field],
    error: errorOf(form.errors, controlIds[field]),
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const decided = decideNewMessage(draft, words);
    const waiting = attachments.sending.length > 0;
    form.setErrors([
      ...("wrong" in decided ? decided.wrong : []),
      ...(waiting ? [{ field: controlIds.text, text: thread.uploading }] : []),
    ]);
    if ("wrong" in decided || waiting || form.busy) return;
    const attachmentIds = attachments.files.map(({ id }) => id);
    const answer = await form.send(() =>
      startThread({
        ...decided.message,
        ...(ticketId ? { ticketId } : {}),
        ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      }),
    );
    if (!answer.ok) return;
    const sent = answer.value;
    setDraft(empty);
    noteSent(sent.thread.id, sent.masked);
    queries.setQueryData(threadQuery(sent.thread.id).queryKey, sent.thread);
    void queries.invalidateQueries({ queryKey: keyOfThreadLists });
    void navigate({ to: "/messages/$threadId", params: { threadId: sent.thread.id } });
  };

  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={form.errors} />
      {form.failure && (
        <ProblemNotice failure={form.failure} title={text.failed}>
          <FaultList failure={form.failure} />
        </ProblemNotice>
      )}
      <RecipientChoice
        chosen={draft.chosen}
        error={errorOf(form.errors, controlIds.to)}
        onChange={(chosen) => change({ chosen })}
      />
      <OutsideFields
        outside={draft.outside}
        errors={form.errors}
        onChange={(outside) => setDraft({ ...draft, outside })}
      />
      <TextInput
        {...control("subject")}
        label={text.subject}
        value={draft.subject}
        maxLength={150}
        autoComplete="off"
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        {...control("text")}
        label={text.text}
        description={text.textHint}
        value={draft.text}
        maxLength={20_000}
        autosize
        minRows={5}
        maxRows={20}
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
