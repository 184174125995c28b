import type { DesignatedPerson, ParticipantLine } from "@crossbay/contract";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { recordDesignation } from "../../ui/api/desk-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { DateField } from "../../ui/form/date-field.tsx";
import { isSignature, noSignature, pictureOf } from "../../ui/form/draw-signature.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { controlOf, decideDesignationForm, nothingTyped, personFields } from "./decide-designation-form.ts";
import style from "./designate.module.css";
import { SignatureFields } from "./signature-fields.tsx";

/** Who is named, who signs, and the signature. */
export function DesignateForm({ participant }: { participant: ParticipantLine }) {
  const words = useWords();
  const { page: text } = words.designation;
  const [typed, setTyped] = useDraft(`designation ${participant.id}`, nothingTyped);
  const [signature, setSignature] = useState(noSignature);
  const [document, setDocument] = useState<{ name: string; base64: string }>();
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const queries = useQueryClient();
  const navigate = useNavigate();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const signed = typed.way === "draw" ? isSignature(signature) : document !== undefined;
    const decided = decideDesignationForm(typed, signed, words);
    setErrors("errors" in decided ? decided.errors : []);
    if ("errors" in decided || busy) return;
    const evidence = typed.way === "draw" ? { signature: pictureOf(signature) } : { document: document?.base64 ?? "" };
    const answer = await send(() => recordDesignation(participant.id, { ...decided.request, ...evidence }));
    if (!answer.ok) {
      setErrors(refusedFields(answer.failure));
      return;
    }
    setTyped(nothingTyped);
    await queries.invalidateQueries({ queryKey: keyOfDesk });
    void navigate({ to: "/desk/participants/$participantId", params: { participantId: participant.id } });
  };

  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <PersonFields
        who="manager"
        legend={text.managerLegend}
        person={typed.manager}
        errors={errors}
        onChange={(manager) => setTyped({ ...typed, manager })}
      />
      <Checkbox
        size="md"
        label={text.withDeputy}
        checked={typed.withDeputy}
        onChange={(event) => setTyped({ ...typed, withDeputy: event.currentTarget.checked })}
      />
      {typed.withDeputy && (
        <PersonFields
          who="deputy"
          legend={text.deputyLegend}
          person={typed.deputy}
          errors={errors}
          onChange={(deputy) => setTyped({ ...typed, deputy })}
        />
      )}
      <fieldset className={style.group}>
        <legend>{text.signing}</legend>
        <TextInput
          id={controlOf("signatoryName")}
          label={text.signatoryName}
          value={typed.signatoryName}
          error={errorOf(errors, controlOf("signatoryName"))}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, signatoryName: event.currentTarget.value })}
        />
        <TextInput
          id={controlOf("signatoryPosition")}
          label={text.signatoryPosition}
          description={text.positionHint}
          value={typed.signatoryPosition}
          error={errorOf(errors, controlOf("signatoryPosition"))}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, signatoryPosition: event.currentTarget.value })}
        />
        <DateField
          id={controlOf("signedOn")}
          label={text.signedOn}
          hint={text.dateHint}
          value={typed.signedOn}
          error={errorOf(errors, controlOf("signedOn"))}
          onChange={(signedOn) => setTyped({ ...typed, signedOn })}
        />
      </fieldset>
      <SignatureFields
        participantName={participant.name}
        typed={typed}
        signature={signature}
        fileName={document?.name}
        errors={errors}
        onWay={(way) => setTyped({ ...typed, way })}
        onSignature={setSignature}
        onFile={setDocument}
        onWrongFile={(sentence) => setErrors([{ field: controlOf("document"), text: sentence }])}
      />
      <Button type="submit" loading={busy} className={style.submit}>
        {text.submit}
      </Button>
    </form>
  );
}

/** What the exchange refused, field by field, beside the controls. */
const refusedFields = (failure: NonNullable<ReturnType<typeof useFormAnswer>["failure"]>): FieldError[] =>
  failure.kind === "refused"
    ? (failure.problem.fields ?? []).map(({ field, detail }) => ({ field: controlOf(field), text: detail }))
    : [];

interface PersonProps {
  who: "manager" | "deputy";
  legend: string;
  person: DesignatedPerson;
  errors: readonly FieldError[];
  onChange(person: DesignatedPerson): void;
}

const inputOf = {
  given: { type: "text", maxLength: 100 },
  family: { type: "text", maxLength: 100 },
  email: { type: "email", maxLength: 254 },
  mobile: { type: "tel", maxLength: 40 },
} as const;

function PersonFields({ who, legend, person, errors, onChange }: PersonProps) {
  const { page: text } = useWords().designation;
  return (
    <fieldset className={style.group}>
      <legend>{legend}</legend>
      {personFields.map((field) => {
        const id = controlOf(`${who}.${field}`);
        return (
          <TextInput
            key={field}
            id={id}
            {...inputOf[field]}
            label={text[field]}
            description={field === "mobile" ? text.mobileHint : undefined}
            value={person[field]}
            error={errorOf(errors, id)}
            autoComplete="off"
            onChange={(event) => onChange({ ...person, [field]: event.currentTarget.value })}
          />
        );
      })}
    </fieldset>
  );
}
