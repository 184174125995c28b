import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { openTicket } from "../api/help-endpoints.ts";
import { ChoiceGroup } from "../form/choice-group.tsx";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../notice/error-summary.tsx";
import { FaultList } from "../notice/fault-list.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { useDraft } from "../session/drafts.ts";
import { useWords } from "../words/words.ts";
import type { WrongLine } from "./help-context.ts";
import style from "./report.module.css";
import { SentReport, type SentTicket } from "./sent-report.tsx";

const kinds = ["wrong-data", "wrong-patient"] as const;
type Kind = (typeof kinds)[number];
const fields = { kind: "wrong-line-kind", words: "wrong-line-words" };
const subjectLengthMax = 150;

/** Tells the stewards and the source that a line of a chart is wrong, or somebody else's. */
export function WrongLineForm({ line, onClose }: { line: WrongLine; onClose(): void }) {
  const { line: text, back } = useWords().report;
  const [kind, setKind] = useState<Kind>();
  const [typed, setTyped] = useDraft(`wrong line ${line.personId} ${line.resourceId ?? line.what}`, "");
  const [sent, setSent] = useState<SentTicket>();
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    form.setErrors([
      ...(kind ? [] : [{ field: fields.kind, text: text.kindMissing }]),
      ...(typed.trim() ? [] : [{ field: fields.words, text: text.wordsMissing }]),
    ]);
    if (!kind || !typed.trim() || form.busy) return;
    const subject = text.subject[kind](line.what).slice(0, subjectLengthMax);
    const answer = await form.send(() => openTicket({ type: kind, subject, text: typed.trim(), line }));
    if (!answer.ok) return;
    setTyped("");
    setSent(answer.value);
  };

  if (sent) return <SentReport sent={sent} onClose={onClose} />;
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={form.errors} />
      {form.failure && (
        <ProblemNotice failure={form.failure} title={text.failed}>
          <FaultList failure={form.failure} />
        </ProblemNotice>
      )}
      <p className={style.about}>
        <strong>{line.what}</strong>
        {line.source && <span>{line.source}</span>}
      </p>
      <ChoiceGroup<Kind>
        id={fields.kind}
        legend={text.legend}
        choices={kinds.map((value) => ({ value, ...text.kinds[value] }))}
        value={kind}
        error={errorOf(form.errors, fields.kind)}
        onChange={(chosen) => setKind(chosen)}
      />
      <Textarea
        id={fields.words}
        label={text.words}
        description={text.wordsHint}
        value={typed}
        error={errorOf(form.errors, fields.words)}
        maxLength={8000}
        autosize
        minRows={2}
        maxRows={8}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={style.quiet}>{text.lead}</p>
      <div className={style.actions}>
        <Button type="submit" loading={form.busy}>
          {text.submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {back}
        </Button>
      </div>
    </form>
  );
}
