import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { recordConsent } from "../../ui/api/endpoints.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { DateField } from "../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { ConfirmConsent } from "./confirm-consent.tsx";
import style from "./consent.module.css";
import { decideConsentForm, nothingTyped, type TypedConsent } from "./decide-consent-form.ts";
import { EvidenceFields } from "./evidence-fields.tsx";
import { relationsFor, type SignableForm } from "./signable-forms.ts";

interface Props {
  page: ConsentPage;
  form: SignableForm;
  typed: TypedConsent;
  onTyped(typed: TypedConsent): void;
  onRecorded(next: ConsentPage, value: string): void;
}

/** A decision that was made on paper or by word of mouth, as somebody records it. */
export function ConsentForm({ page, form, typed, onTyped, onRecorded }: Props) {
  const words = useWords();
  const { consent: text } = words;
  const { session } = useSession();
  const { busy, failure, errors, setErrors, setFailure, send } = useFormAnswer();
  const [toConfirm, setToConfirm] = useState<RecordConsentRequest>();
  const change = (part: Partial<TypedConsent>) => onTyped({ ...typed, ...part });
  const details = text.valueDetails(session.actingFor?.participantName ?? text.participantHere);
  const relations = relationsFor(form, page);

  const review = (event: FormEvent) => {
    event.preventDefault();
    const decision = decideConsentForm(typed, form, words);
    setFailure(undefined);
    setErrors("errors" in decision ? decision.errors : []);
    if ("request" in decision) setToConfirm(decision.request);
  };

  const record = async (request: RecordConsentRequest) => {
    const answer = await send(() => recordConsent(page.banner.personId, request));
    setToConfirm(undefined);
    if (answer.ok) {
      onTyped(nothingTyped);
      return onRecorded(answer.value, text.values[request.value]);
    }
    const refused = answer.failure.kind === "refused" ? answer.failure.problem.fields : undefined;
    setErrors(refused?.map(({ field, detail }) => ({ field, text: detail })) ?? []);
  };

  return (
    <form className={style.form} onSubmit={review} noValidate>
      <ErrorSummary errors={errors} />
      {failure && <ProblemNotice failure={failure} />}
      <ChoiceGroup
        id="value"
        legend={text.whatDecided}
        choices={form.choices.map((value) => ({
          value,
          label: text.values[value],
          ...(form.scope === "participant" ? { detail: details[value] } : {}),
        }))}
        value={typed.value}
        error={errorOf(errors, "value")}
        onChange={(value) => change({ value })}
      />
      <NativeSelect
        id="signerRelation"
        label={text.whoSigned}
        value={typed.signerRelation ?? ""}
        error={errorOf(errors, "signerRelation")}
        data={[
          { value: "", label: text.choose },
          ...relations.map((value) => ({ value, label: text.relationsLong[value] })),
        ]}
        onChange={(event) => {
          const signerRelation = relations.find((each) => each === event.currentTarget.value);
          const ownName =
            (signerRelation === "self" || signerRelation === "emancipated-minor") && typed.signerName.trim() === "";
          change({ signerRelation, ...(ownName ? { signerName: `${page.banner.given} ${page.banner.family}` } : {}) });
        }}
      />
      <TextInput
        id="signerName"
        label={text.signerName}
        value={typed.signerName}
        error={errorOf(errors, "signerName")}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => change({ signerName: event.currentTarget.value })}
      />
      <DateField
        id="signedOn"
        label={text.signedOn}
        hint={text.signedOnHint}
        value={typed.signedOn}
        error={errorOf(errors, "signedOn")}
        rightSection={
          <Button variant="subtle" size="compact-sm" onClick={() => change({ signedOn: todayHere() })}>
            {text.today}
          </Button>
        }
        onChange={(signedOn) => change({ signedOn })}
      />
      <EvidenceFields
        form={form}
        typed={typed}
        errors={errors}
        onChange={change}
        onWrongFile={(sentence) => setErrors([{ field: "scan", text: sentence }])}
      />
      <Button type="submit">{text.review}</Button>
      <ConfirmConsent
        banner={page.banner}
        request={toConfirm}
        busy={busy}
        onConfirm={record}
        onBack={() => setToConfirm(undefined)}
      />
    </form>
  );
}

/** As the reader would type it; the exchange refuses a date in the future by its own clock. */
function todayHere(): string {
  const now = new Date();
  return `${now.getMonth() + 1}/${now.getDate()}/${now.getFullYear()}`;
}
