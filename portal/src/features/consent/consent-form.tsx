import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { recordConsent } from "../../ui/api/endpoints.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { DateField } from "../../ui/form/date-field.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { ConfirmConsent } from "./confirm-consent.tsx";
import style from "./consent.module.css";
import { decideConsentForm, nothingTyped, type TypedConsent } from "./decide-consent-form.ts";

const relations = ["self", "parent", "guardian", "health-care-agent", "other-representative"] as const;
const evidences = ["paper-on-file", "verbal"] as const;

interface Props {
  page: ConsentPage;
  onRecorded(next: ConsentPage, value: string): void;
}

export function ConsentForm({ page, onRecorded }: Props) {
  const words = useWords();
  const { consent: text } = words;
  const { session } = useSession();
  const { form } = page.consent;
  const [typed, setTyped] = useDraft<TypedConsent>(`consent ${page.banner.personId}`, nothingTyped);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [toConfirm, setToConfirm] = useState<RecordConsentRequest>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<TypedConsent>) => setTyped({ ...typed, ...part });
  const details = text.valueDetails(session.actingFor?.participantName ?? text.participantHere);

  const review = (event: FormEvent) => {
    event.preventDefault();
    const decision = decideConsentForm(typed, form, words);
    setFailure(undefined);
    setErrors("errors" in decision ? decision.errors : []);
    if ("request" in decision) setToConfirm(decision.request);
  };

  const record = async (request: RecordConsentRequest) => {
    setBusy(true);
    const answer = await recordConsent(page.banner.personId, request);
    setBusy(false);
    setToConfirm(undefined);
    if (answer.ok) {
      setTyped(nothingTyped);
      return onRecorded(answer.value, text.values[request.value]);
    }
    const refused = answer.failure.kind === "refused" ? answer.failure.problem.fields : undefined;
    setErrors(refused?.map(({ field, detail }) => ({ field, text: detail })) ?? []);
    setFailure(answer.failure);
  };

  return (
    <form className={style.form} onSubmit={review} noValidate>
      <ErrorSummary errors={errors} />
      {failure && <ProblemNotice failure={failure} />}
      <details className={style.read}>
        <summary>{text.readForm}</summary>
        <p className={style.formTitle}>{text.formVersion(form.title, form.version)}</p>
        <p className={style.formText}>{form.text}</p>
      </details>
      <ChoiceGroup
        id="value"
        legend={text.whatDecided}
        choices={form.choices.map((value) => ({ value, label: text.values[value], detail: details[value] }))}
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
          const ownName = signerRelation === "self" && typed.signerName.trim() === "";
          change({ signerRelation, ...(ownName ? { signerName: `${page.banner.given} ${page.banner.family}` } : {}) });
        }}
      />
      <TextInput
        id="signerName"
        label={text.signerName}
        value={typed.signerName}
        error={errorOf(errors, "signerName")}
        autoComplete="off"
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
      <ChoiceGroup
        id="evidence"
        legend={text.howKnown}
        choices={evidences.map((value) => ({ value, label: text.evidences[value] }))}
        value={typed.evidence}
        error={errorOf(errors, "evidence")}
        onChange={(evidence) => change({ evidence })}
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
