import type { LetterTemplate } from "@crossbay/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useRef } from "react";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import { LetterConflict } from "./letter-conflict.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import style from "./letters.module.css";
import { Placeholders } from "./placeholders.tsx";
import { letterFields, useLetterEdit } from "./use-letter-edit.ts";

/** The text at the left, how it will look at the right. */
export function LetterEditor({ template }: { template: LetterTemplate }) {
  const { letters: text } = useWords();
  const edit = useLetterEdit(template);
  const { draft, errors } = edit;
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<"subject" | "body">("body");

  const insert = (placeholder: string) => {
    const part = last.current;
    const field = part === "subject" ? subject.current : body.current;
    const typed = draft[part];
    const from = field?.selectionStart ?? typed.length;
    const to = field?.selectionEnd ?? from;
    edit.change({ [part]: `${typed.slice(0, from)}${placeholder}${typed.slice(to)}` });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + placeholder.length, from + placeholder.length);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void edit.save();
  };

  return (
    <div className={style.columns}>
      <form className={style.form} onSubmit={submit} noValidate>
        {edit.conflict && <LetterConflict newest={template} edit={edit} />}
        <ErrorSummary errors={errors} />
        {edit.failure && errors.length === 0 && <ProblemNotice failure={edit.failure} title={text.failed} />}
        <TextInput
          id={letterFields.subject}
          ref={subject}
          label={text.subjectField}
          value={draft.subject}
          error={errorOf(errors, letterFields.subject)}
          maxLength={200}
          autoComplete="off"
          onFocus={() => {
            last.current = "subject";
          }}
          onChange={(event) => edit.change({ subject: event.currentTarget.value })}
        />
        <Textarea
          id={letterFields.body}
          ref={body}
          label={text.bodyField}
          description={text.bodyHint}
          value={draft.body}
          error={errorOf(errors, letterFields.body)}
          maxLength={20_000}
          autosize
          minRows={12}
          onFocus={() => {
            last.current = "body";
          }}
          onChange={(event) => edit.change({ body: event.currentTarget.value })}
        />
        <div className={style.actions}>
          <Button type="submit" loading={edit.busy} disabled={!edit.changed}>
            {text.save}
          </Button>
          <Button variant="subtle" disabled={!edit.changed} onClick={edit.takeNewest}>
            {text.reset}
          </Button>
          <p role="status" className={style.quiet}>
            {edit.saved !== undefined ? text.saved(edit.saved) : edit.changed ? "" : text.unchanged}
          </p>
        </div>
        <Placeholders placeholders={template.placeholders} onInsert={insert} />
      </form>
      <LetterPreview id={template.id} draft={draft} />
    </div>
  );
}
