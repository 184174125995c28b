import type { NewPatientRequest } from "@crossbay/contract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { takePatientRequest } from "../../ui/api/privacy-endpoints.ts";
import { keysOfPrivacy } from "../../ui/api/privacy-queries.ts";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { DateField } from "../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./requests.module.css";
import { RequestsFrame } from "./requests-frame.tsx";

type Kind = NewPatientRequest["kind"];
type Relation = NewPatientRequest["relation"];

interface Draft {
  kind?: Kind;
  relation?: Relation;
  name: string;
  birthDate: string;
  contact: string;
  words: string;
}

const kinds = [
  "access-report",
  "own-record",
  "consent-values",
  "deny-everyone",
  "lift-denial",
] as const satisfies readonly Kind[];
const relations = [
  "self",
  "parent",
  "guardian",
  "health-care-agent",
  "other-representative",
] as const satisfies readonly Relation[];
const fields = {
  kind: "request-kind",
  name: "request-name",
  birthDate: "request-birth-date",
  relation: "request-relation",
  contact: "request-contact",
};
const empty: Draft = { name: "", birthDate: "", contact: "", words: "" };

/** Writes down what somebody asks for on the telephone. */
export function TakeRequestPage() {
  const { patientRequests } = useWords();
  const { form: text } = patientRequests;
  return (
    <RequestsFrame
      title={text.title}
      lead={text.lead}
      back={<BackLink to="/privacy/requests" word={patientRequests.back} />}
    >
      <TakeForm />
    </RequestsFrame>
  );
}

function TakeForm() {
  const words = useWords();
  const { form: text, kinds: kindNames, kindDetails, relations: relationNames } = words.patientRequests;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft<Draft>("patient request", empty);
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const field = (id: string) => ({ id, error: errorOf(errors, id) });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, words);
    setErrors("wrong" in read ? read.wrong : []);
    if ("wrong" in read || busy) return;
    const answer = await send(() => takePatientRequest(read.request));
    if (!answer.ok) return;
    setDraft(empty);
    await queries.invalidateQueries({ queryKey: keysOfPrivacy.requests });
    void navigate({ to: "/privacy/requests/$requestId", params: { requestId: answer.value.id } });
  };

  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <ChoiceGroup
        {...field(fields.kind)}
        legend={text.kind}
        choices={kinds.map((value) => ({ value, label: kindNames[value], detail: kindDetails[value] }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <TextInput
        {...field(fields.name)}
        label={text.name}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <DateField
        {...field(fields.birthDate)}
        label={text.birthDate}
        hint={text.birthDateHint}
        value={draft.birthDate}
        onChange={(birthDate) => change({ birthDate })}
      />
      <NativeSelect
        {...field(fields.relation)}
        label={text.relation}
        value={draft.relation ?? ""}
        data={[{ value: "", label: "" }, ...relations.map((value) => ({ value, label: relationNames[value] }))]}
        onChange={(event) => {
          const relation = relations.find((each) => each === event.currentTarget.value);
          const { relation: _before, ...rest } = draft;
          setDraft(relation ? { ...rest, relation } : rest);
        }}
      />
      <TextInput
        {...field(fields.contact)}
        label={text.contact}
        description={text.contactHint}
        value={draft.contact}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ contact: event.currentTarget.value })}
      />
      <Textarea
        label={text.words}
        description={text.wordsHint}
        value={draft.words}
        maxLength={1000}
        autosize
        minRows={2}
        autoComplete="off"
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <Button type="submit" loading={busy} className={style.start}>
        {text.submit}
      </Button>
    </form>
  );
}

function readDraft(
  { kind, relation, ...typed }: Draft,
  { patientRequests: { form: text } }: Words,
): { request: NewPatientRequest } | { wrong: FieldError[] } {
  const [name, contact, said] = [typed.name.trim(), typed.contact.trim(), typed.words.trim()];
  const birthDate = parseTypedDate(typed.birthDate);
  const wrong = [
    ...(kind ? [] : [{ field: fields.kind, text: text.kindMissing }]),
    ...(name ? [] : [{ field: fields.name, text: text.nameMissing }]),
    ...(birthDate ? [] : [{ field: fields.birthDate, text: text.birthDateMissing }]),
    ...(relation ? [] : [{ field: fields.relation, text: text.relationMissing }]),
    ...(contact ? [] : [{ field: fields.contact, text: text.contactMissing }]),
  ];
  if (wrong.length > 0 || !kind || !relation || !birthDate) return { wrong };
  return { request: { kind, relation, name, birthDate, contact, ...(said ? { words: said } : {}) } };
}
