import type { AccessReportQuery, PrivacyChoices } from "@crossbay/contract";
import { Button, NativeSelect, SegmentedControl, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DateField } from "../../../ui/form/date-field.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../../ui/notice/error-summary.tsx";
import { PersonFinder } from "../../../ui/privacy/person-finder.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { planReport, type ReportDraft, type ReportError } from "./plan-report.ts";
import style from "./report.module.css";
import { useReportDraft } from "./use-report-draft.ts";

interface Props {
  choices: PrivacyChoices;
  onAsk(query: AccessReportQuery): void;
}

const aboutsInOrder = ["patient", "user", "participant"] as const;
const periodsInOrder = ["7", "30", "365", "2191"] as const;
const fields = {
  patient: "report-patient",
  user: "report-user",
  participant: "report-participant",
  from: "report-from",
  to: "report-to",
};
const fieldOf: Record<ReportError, string> = {
  patientMissing: fields.patient,
  userMissing: fields.user,
  participantMissing: fields.participant,
  fromWrong: fields.from,
  toWrong: fields.to,
  order: fields.from,
};

/** About whom, and which days. */
export function ReportForm({ choices, onAsk }: Props) {
  const { accessReport: text } = useWords();
  const { draft, setDraft, spanOf } = useReportDraft();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // Whoever works for one participant has nothing to choose.
  const only = choices.participants.length === 1 ? choices.participants[0] : undefined;
  const filled = only ? { ...draft, participantId: only.id } : draft;
  const change = (part: Partial<ReportDraft>) => setDraft({ ...draft, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plan = planReport(filled);
    setErrors("wrong" in plan ? plan.wrong.map((each) => ({ field: fieldOf[each], text: text[each] })) : []);
    if ("query" in plan) onAsk(plan.query);
  };

  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <SegmentedControl
        aria-label={text.aboutLabel}
        value={draft.about}
        data={aboutsInOrder.map((value) => ({ value, label: text.abouts[value] }))}
        onChange={(about) => change({ about: about as ReportDraft["about"] })}
        className={style.abouts}
      />
      {draft.about === "patient" && (
        <PersonFinder
          id={fields.patient}
          legend={text.patient}
          chosen={draft.person}
          error={errorOf(errors, fields.patient)}
          onChoose={(person) => change({ person })}
        />
      )}
      {draft.about === "user" && (
        <UserChoice
          choices={choices}
          value={draft.accountId}
          error={errorOf(errors, fields.user)}
          onChange={(accountId) => change({ accountId })}
        />
      )}
      {draft.about === "participant" && only && (
        <p>
          {text.ownParticipant}: <strong>{only.name}</strong>
        </p>
      )}
      {draft.about === "participant" && !only && (
        <NativeSelect
          id={fields.participant}
          label={text.participant}
          className={style.choice}
          value={draft.participantId}
          error={errorOf(errors, fields.participant)}
          data={[
            { value: "", label: text.chooseParticipant },
            ...choices.participants.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ participantId: event.currentTarget.value })}
        />
      )}
      <div className={style.days}>
        <DateField
          id={fields.from}
          label={text.from}
          hint={text.fromHint}
          value={draft.from}
          error={errorOf(errors, fields.from)}
          onChange={(from) => change({ from })}
        />
        <DateField
          id={fields.to}
          label={text.to}
          hint={text.toHint}
          value={draft.to}
          error={errorOf(errors, fields.to)}
          onChange={(to) => change({ to })}
        />
        <fieldset className={style.periods}>
          <legend>{text.periodsLabel}</legend>
          {periodsInOrder.map((days) => (
            <Button key={days} size="compact-sm" variant="default" onClick={() => change(spanOf(Number(days)))}>
              {text.periods[days]}
            </Button>
          ))}
        </fieldset>
        <Button type="submit" className={style.ask}>
          {text.submit}
        </Button>
      </div>
    </form>
  );
}

interface UserProps {
  choices: PrivacyChoices;
  value: string;
  error: string | undefined;
  onChange(accountId: string): void;
}

function UserChoice({ choices, value, error, onChange }: UserProps) {
  const { accessReport: text, privacy } = useWords();
  return (
    <Select
      id={fields.user}
      size="md"
      label={text.user}
      description={text.userHint}
      className={style.choice}
      searchable
      limit={50}
      nothingFoundMessage={text.userNone}
      value={value || null}
      error={error}
      data={choices.users.map(({ accountId, name, username }) => ({
        value: accountId,
        label: privacy.accountOf(name, username),
      }))}
      onChange={(accountId) => onChange(accountId ?? "")}
    />
  );
}
