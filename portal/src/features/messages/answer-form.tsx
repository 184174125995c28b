import type { SecureSent } from "@crossbay/contract";
import { Button, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { answerThread } from "../../ui/api/message-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AttachmentField } from "../../ui/help/attachment-field.tsx";
import { useAttachments } from "../../ui/help/use-attachments.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./messages.module.css";

const control = "message-answer";

/** Answers in a thread, to all who are in it. What was typed stays until it is sent. */
export function AnswerForm({ threadId, onSent }: { threadId: string; onSent(sent: SecureSent): void }) {
  const { thread: text } = useWords().messages;
  const [typed, setTyped] = useDraft(`answer in ${threadId}`, "");
  const attachments = useAttachments();
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const waiting = attachments.sending.length > 0;
    form.setErrors([
      ...(typed.trim() ? [] : [{ field: control, text: text.answerMissing }]),
      ...(waiting ? [{ field: control, text: text.uploading }] : []),
    ]);
    if (!typed.trim() || waiting || form.busy) return;
    const attachmentIds = attachments.files.map(({ id }) => id);
    const answer = await form.send(() =>
      answerThread(threadId, { text: typed.trim(), ...(attachmentIds.length > 0 ? { attachmentIds } : {}) }),
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
        maxLength={20_000}
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
