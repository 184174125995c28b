import type { TicketAnswer } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";

interface Props {
  candidates: NonNullable<TicketAnswer["candidates"]>;
  busy: boolean;
  failed: ReactNode;
  onChoose(affiliationId: string): void;
  onBack(): void;
}

const control = "request-candidate";

/** Asks who of several people is meant. */
export function CandidateForm({ candidates, busy, failed, onChoose, onBack }: Props) {
  const { form: text } = useWords().help;
  const [chosen, setChosen] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setErrors(chosen ? [] : [{ field: control, text: text.candidateMissing }]);
    if (chosen && !busy) onChoose(chosen);
  };
  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {failed}
      <QuietNotice announce>{text.candidatesLead}</QuietNotice>
      <ChoiceGroup
        id={control}
        legend={text.candidates}
        choices={candidates.map(({ affiliationId, name, title, email }) => ({
          value: affiliationId,
          label: name,
          detail: `${title} · ${email}`,
        }))}
        value={chosen}
        error={errorOf(errors, control)}
        onChange={setChosen}
      />
      <div className={style.actions}>
        <Button type="submit" loading={busy}>
          {text.submitCandidate}
        </Button>
        <Button variant="default" onClick={onBack}>
          {text.otherPerson}
        </Button>
      </div>
    </form>
  );
}
