import type { PrivacyChoices, ReportBreachRequest } from "@crossbay/contract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { reportBreach } from "../../../ui/api/privacy-endpoints.ts";
import { breachesQuery, privacyChoicesQuery } from "../../../ui/api/privacy-queries.ts";
import { parseTypedDate } from "../../../ui/dates/parse-typed-date.ts";
import { DateField } from "../../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../../ui/notice/error-summary.tsx";
import { FaultList } from "../../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import type { Words } from "../../../ui/words/en.ts";
import { useWords } from "../../../ui/words/words.ts";
import { PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import style from "./breaches.module.css";
import { type BreachDraft, useBreachDraft } from "./use-breach-draft.ts";

const fields = {
  participant: "breach-participant",
  name: "breach-name",
  what: "breach-what",
  discovered: "breach-discovered",
  concerned: "breach-concerned",
};

/** Reports an incident: what is known now is enough. */
export function ReportBreachPage() {
  const { breaches, accessReport } = useWords();
  const enabled = useAuditsAccess();
  const query = useQuery({ ...privacyChoicesQuery, enabled });
  return (
    <PrivacyFrame
      title={breaches.form.title}
      lead={breaches.form.lead}
      back={<BackLink to="/privacy/breaches" word={breaches.back} />}
    >
      <Loaded query={query} failedTitle={accessReport.choicesFailed}>
        {(choices) => <ReportForm choices={choices} />}
      </Loaded>
    </PrivacyFrame>
  );
}

function ReportForm({ choices }: { choices: PrivacyChoices }) {
  const { form: text } = useWords().breaches;
  const words = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { draft, setDraft, clear } = useBreachDraft();
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const only = choices.participants.length === 1 ? choices.participants[0] : undefined;
  const change = (part: Partial<BreachDraft>) => setDraft({ ...draft, ...part });
  const field = (id: string) => ({ id, error: errorOf(errors, id) });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, only?.id, words);
    setErrors("wrong" in read ? read.wrong : []);
    if ("wrong" in read || busy) return;
    const answer = await send(() => reportBreach(read.request));
    if (!answer.ok) return;
    clear();
    await queries.invalidateQueries({ queryKey: breachesQuery.queryKey });
    void navigate({ to: "/privacy/breaches/$caseId", params: { caseId: answer.value.id } });
  };

  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      {!only && (
        <NativeSelect
          {...field(fields.participant)}
          label={text.participant}
          value={draft.participantId}
          data={[
            { value: "", label: text.chooseParticipant },
            ...choices.participants.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ participantId: event.currentTarget.value })}
        />
      )}
      <TextInput
        {...field(fields.name)}
        label={text.name}
        description={text.nameHint}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        {...field(fields.what)}
        label={text.what}
        description={text.whatHint}
        value={draft.what}
        maxLength={4000}
        autosize
        minRows={5}
        autoComplete="off"
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <DateField
        {...field(fields.discovered)}
        label={text.discoveredOn}
        hint={text.discoveredHint}
        value={draft.discoveredOn}
        onChange={(discoveredOn) => change({ discoveredOn })}
      />
      <TextInput
        {...field(fields.concerned)}
        label={text.concerned}
        description={text.concernedHint}
        value={draft.concerned}
        inputMode="numeric"
        maxLength={9}
        autoComplete="off"
        onChange={(event) => change({ concerned: event.currentTarget.value })}
      />
      <Button type="submit" loading={busy} className={style.submit}>
        {text.submit}
      </Button>
    </form>
  );
}

function readDraft(
  draft: BreachDraft,
  only: string | undefined,
  words: Words,
): { request: ReportBreachRequest } | { wrong: FieldError[] } {
  const { form: text } = words.breaches;
  const participantId = only ?? draft.participantId;
  const [title, what, concerned] = [draft.name.trim(), draft.what.trim(), draft.concerned.trim()];
  const discoveredOn = parseTypedDate(draft.discoveredOn);
  const wrong = [
    ...(participantId ? [] : [{ field: fields.participant, text: text.participantMissing }]),
    ...(title ? [] : [{ field: fields.name, text: text.nameMissing }]),
    ...(what ? [] : [{ field: fields.what, text: text.whatMissing }]),
    ...(discoveredOn ? [] : [{ field: fields.discovered, text: text.discoveredMissing }]),
    ...(/^\d+$/.test(concerned) ? [] : [{ field: fields.concerned, text: text.concernedMissing }]),
  ];
  if (wrong.length > 0 || !discoveredOn) return { wrong };
  return { request: { participantId, title, what, discoveredOn, patientsConcerned: Number(concerned) } };
}
