import type { ConsentFormText, ConsentPage, SignerRelation } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { serverNow } from "../../../ui/api/ask.ts";
import { recordConsent } from "../../../ui/api/endpoints.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { ChoiceGroup } from "../../../ui/form/choice-group.tsx";
import { noSignature } from "../../../ui/form/draw-signature.ts";
import { SignaturePad } from "../../../ui/form/signature-pad.tsx";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../../ui/notice/error-summary.tsx";
import { FaultList } from "../../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { PageHeading } from "../../../ui/page/page-heading.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { decideSigning, signsForPatient, type TypedSigning } from "./decide-signing.ts";
import style from "./signing.module.css";

interface Props {
  page: ConsentPage;
  form: ConsentFormText;
  relations: readonly SignerRelation[];
  onSigned(page: ConsentPage): void;
}

/** The form to read, what can be decided, and the field to sign in: in the form's own language. */
export function SigningForm({ page, form, relations, onSigned }: Props) {
  const words = useWords();
  const { screen } = words.signing;
  const { given, family, birthDate } = page.banner;
  const patientName = `${given} ${family}`;
  const [typed, setTyped] = useState<TypedSigning>({
    value: undefined,
    relation: relations.length === 1 ? relations[0] : undefined,
    signerName: "",
  });
  const [signature, setSignature] = useState(noSignature);
  const { busy, failure, errors, setErrors, setFailure, send } = useFormAnswer();
  const word = (key: string) => form.words[key] ?? "";

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    const today = new Date(serverNow()).toLocaleDateString("en-CA");
    const decision = decideSigning({ typed, signature, form, patientName, today }, words);
    setFailure(undefined);
    setErrors("errors" in decision ? decision.errors : []);
    if ("errors" in decision || busy) return;
    const answer = await send(() => recordConsent(page.banner.personId, decision.request));
    if (answer.ok) onSigned(answer.value);
  };

  return (
    <form className={style.form} onSubmit={(event) => void sign(event)} noValidate>
      <div>
        <PageHeading>{form.title}</PageHeading>
        <p className={style.patient}>
          {birthDate ? screen.patient(patientName, formatDate(birthDate, words)) : patientName}
        </p>
      </div>
      {form.paragraphs.map((paragraph) => (
        <p key={paragraph} className={style.paragraph}>
          {paragraph}
        </p>
      ))}
      {form.coveredParticipants && (
        <div>
          <h2 className={style.heading}>{word("covered")}</h2>
          <ul className={style.covered}>
            {form.coveredParticipants.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={screen.failedTitle}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <ChoiceGroup
        id="value"
        legend={word("yourChoice")}
        choices={form.choices}
        value={typed.value}
        error={errorOf(errors, "value")}
        onChange={(value) => setTyped({ ...typed, value })}
      />
      <NativeSelect
        id="relation"
        label={word("signerRelation")}
        value={typed.relation ?? ""}
        error={errorOf(errors, "relation")}
        data={[
          ...(relations.length > 1 ? [{ value: "", label: "…" }] : []),
          ...relations.map((value) => ({ value, label: word(value) })),
        ]}
        onChange={(event) =>
          setTyped({ ...typed, relation: relations.find((each) => each === event.currentTarget.value) })
        }
      />
      {signsForPatient(typed.relation) && (
        <TextInput
          id="signerName"
          label={word("signerName")}
          value={typed.signerName}
          error={errorOf(errors, "signerName")}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setTyped({ ...typed, signerName: event.currentTarget.value })}
        />
      )}
      <SignaturePad id="signature" signature={signature} error={errorOf(errors, "signature")} onChange={setSignature} />
      <Button type="submit" size="lg" loading={busy}>
        {word("sign")}
      </Button>
    </form>
  );
}
