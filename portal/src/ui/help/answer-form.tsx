import { Button, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../notice/error-summary.tsx";
import { FaultList } from "../notice/fault-list.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { useDraft } from "../session/drafts.ts";
import { useWords } from "../words/words.ts";
import { AttachmentField } from "./attachment-field.tsx";
import style from "./help.module.css";
import { useAttachments } from "./use-attachments.ts";

interface Props<Sent> {
  /** The field's id. */
  control: string;
  /** Under which the typed text is kept. */
  draft: string;
  words: { answer: string; answerHint: string; answerMissing: string; send: string; failed: string };
  textMax: number;
  onAnswer(message: { text: string; attachmentIds?: string[] }): Promise<Answer<Sent>>;
  onSent(sent: Sent): void;
}

/** Adds an answer, with files, to what was written before. What was typed stays until it is sent. */
export function AnswerForm<Sent>({ control, draft, words: text, textMax, onAnswer, onSent }: Props<Sent>) {
  const { help } = useWords();
  const [typed, setTyped] = useDraft(draft, "");
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
      onAnswer({ text: typed.trim(), ...(attachmentIds.length > 0 ? { attachmentIds } : {}) }),
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
        maxLength={textMax}
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
