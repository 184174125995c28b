import type { Ticket } from "@crossbay/contract";
import { Button, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { answerTicket } from "../../ui/api/help-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AttachmentField } from "../../ui/help/attachment-field.tsx";
import { useAttachments } from "../../ui/help/use-attachments.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";

const control = "request-answer";

/** Adds an answer to a request. What was typed stays until it is sent. */
export function AnswerForm({ ticketId, onSent }: { ticketId: string; onSent(changed: Ticket): void }) {
  const { help } = useWords();
  const { ticket: text } = help;
  const [typed, setTyped] = useDraft(`answer to ${ticketId}`, "");
  const attachments = useAttachments();
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const waiting = attachments.sending.length > 0;
    form.setErrors([
      ...(typed.trim() ? [] : [{ field: control, text: text.answerMissing }]),
      ...(waiting ? [{ field: control, text: help.form.uploading }] : []),
    ]);
    if (!typed.trim() || waiting || form.busy) return;
    const attachmentIds = attachments.files.map(({ id }) => id);
    const answer = await form.send(() =>
      answerTicket(ticketId, { text: typed.trim(), ...(attachmentIds.length > 0 ? { attachmentIds } : {}) }),
    );
    if (!answer.ok) return;
    setTyped("");
    attachments.clear();
    onSent(answer.value);
  };

  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={form.errors} />
      {form.failure && (
        <ProblemNotice failure={form.failure} title={text.failed}>
          <FaultList failure={form.failure} />
        </ProblemNotice>
      )}
      <Textarea
        id={control}
        label={text.answer}
        description={text.answerHint}
        value={typed}
        error={errorOf(form.errors, control)}
        maxLength={8000}
        autosize
        minRows={3}
        maxRows={16}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <AttachmentField attachments={attachments} />
      <Button type="submit" loading={form.busy} className={style.start}>
        {text.send}
      </Button>
    </form>
  );
}
