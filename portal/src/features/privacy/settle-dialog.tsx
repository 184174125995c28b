import type { SettleRequest } from "@crossbay/contract";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../ui/api/ask.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  opened: boolean;
  title: string;
  /** What it is about. */
  lead: string;
  failedTitle: string;
  onSettle(request: SettleRequest): Promise<Answer<unknown>>;
  onDone(request: SettleRequest): void;
  onClose(): void;
}

const outcomes = ["appropriate", "inappropriate"] as const satisfies readonly SettleRequest["outcome"][];
const fields = { outcome: "settle-outcome", words: "settle-words" };

/** Asks what somebody found out about an unusual look: right or not, and in words. */
export function SettleDialog({ opened, title, ...form }: Props) {
  return (
    <Question opened={opened} title={title} onClose={form.onClose}>
      {opened && <SettleForm {...form} />}
    </Question>
  );
}

function SettleForm({ lead, failedTitle, onSettle, onDone, onClose }: Omit<Props, "opened" | "title">) {
  const { settle: text, outcomes: names, outcomeDetails } = useWords().privacy;
  const [outcome, setOutcome] = useState<SettleRequest["outcome"]>();
  const [words, setWords] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const said = words.trim();
    setErrors([
      ...(outcome ? [] : [{ field: fields.outcome, text: text.outcomeMissing }]),
      ...(said ? [] : [{ field: fields.words, text: text.wordsMissing }]),
    ]);
    if (!outcome || !said) return;
    const request = { outcome, words: said };
    const answer = await send(() => onSettle(request));
    if (answer.ok) onDone(request);
  };

  return (
    <DialogForm
      lead={lead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={failedTitle}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <ChoiceGroup
        id={fields.outcome}
        legend={text.outcome}
        choices={outcomes.map((value) => ({ value, label: names[value], detail: outcomeDetails[value] }))}
        value={outcome}
        error={errorOf(errors, fields.outcome)}
        onChange={(chosen) => setOutcome(chosen)}
      />
      <Textarea
        id={fields.words}
        label={text.words}
        description={text.wordsHint}
        value={words}
        error={errorOf(errors, fields.words)}
        maxLength={2000}
        autosize
        minRows={3}
        autoComplete="off"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
