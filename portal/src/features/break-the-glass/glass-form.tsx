import type { BreakGlassRequest, GlassPage } from "@crossbay/contract";
import { Checkbox, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Answer, Failure } from "../../ui/api/ask.ts";
import { beginGlassPasskey, breakGlass } from "../../ui/api/record-endpoints.ts";
import { glassQuery } from "../../ui/api/record-queries.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { runPasskeyCeremony } from "../../ui/passkey-ceremony.ts";
import { forgetRecord } from "../../ui/patient/forget-record.ts";
import { useDraft } from "../../ui/session/drafts.ts";
import { askForPasskey } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./break-the-glass.module.css";
import { decideGlassForm, nothingTyped } from "./decide-glass-form.ts";
import { ProofCard } from "./proof-card.tsx";

/** Attested, reasoned and proved in one go; then the chart opens. */
export function GlassForm({ personId, page }: { personId: string; page: GlassPage }) {
  const words = useWords();
  const { breakTheGlass: text } = words;
  const [typed, setTyped] = useDraft(`break the glass ${personId}`, nothingTyped);
  const [password, setPassword] = useState("");
  const [passkeyStopped, setPasskeyStopped] = useState(false);
  const form = useFormAnswer();
  const queries = useQueryClient();
  const navigate = useNavigate();

  /** Words that changed since they were read are attested to anew. */
  const readWordsAgain = async () => {
    setTyped({ ...typed, attested: [] });
    await queries.invalidateQueries({ queryKey: glassQuery(personId).queryKey });
  };

  const prove = async (how: "password" | "passkey") => {
    const decision = decideGlassForm(typed, page, words);
    const missing = "errors" in decision ? decision.errors : [];
    const noPassword = how === "password" && password === "" ? [{ field: "password", text: text.errors.password }] : [];
    form.setFailure(undefined);
    setPasskeyStopped(false);
    form.setErrors([...missing, ...noPassword]);
    if ("errors" in decision || noPassword.length > 0 || form.busy) return;
    const answer = await form.send(() =>
      how === "password"
        ? breakGlass(personId, { ...decision.request, password })
        : breakByPasskey(personId, decision.request),
    );
    setPassword("");
    setPasskeyStopped(answer === undefined);
    if (!answer) return;
    if (!answer.ok) {
      if (fieldsOf(answer.failure).some(({ field }) => field === "attestationVersion")) void readWordsAgain();
      return form.setErrors(refusedFields(answer.failure));
    }
    setTyped(nothingTyped);
    forgetRecord(queries, personId);
    void navigate({ to: "/persons/$personId", params: { personId }, replace: true });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void prove("password");
  };

  const unattested = page.attestations.some(({ id }) => errorOf(form.errors, id));
  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <div className={style.column}>
        <ErrorSummary errors={form.errors} />
        <fieldset className={style.attestations}>
          <legend>{text.attest}</legend>
          {page.attestations.map(({ id, text: attestation }, place) => (
            <Checkbox
              key={id}
              id={id}
              size="md"
              label={attestation}
              error={unattested && !typed.attested.includes(id)}
              checked={typed.attested.includes(id)}
              autoFocus={place === 0}
              classNames={{
                root: style.attestation,
                body: style.attestationBody,
                inner: style.attestationBox,
                label: style.attestationLabel,
              }}
              onChange={({ currentTarget: { checked } }) =>
                setTyped({
                  ...typed,
                  attested: checked ? [...typed.attested, id] : typed.attested.filter((each) => each !== id),
                })
              }
            />
          ))}
        </fieldset>
        <div className={style.reasons}>
          <ChoiceGroup
            id="reason"
            legend={text.reason}
            choices={page.reasons.map(({ id, text: reason }) => ({ value: id, label: reason }))}
            value={typed.reason}
            error={errorOf(form.errors, "reason")}
            onChange={(reason) => setTyped({ ...typed, reason })}
          />
        </div>
        {typed.reason === "other" && (
          <TextInput
            id="reasonWords"
            label={text.reasonWords}
            value={typed.reasonWords}
            error={errorOf(form.errors, "reasonWords")}
            maxLength={500}
            autoComplete="off"
            autoFocus
            onChange={(event) => setTyped({ ...typed, reasonWords: event.currentTarget.value })}
          />
        )}
        <TextInput
          id="directedBy"
          className={style.directedBy}
          label={
            <>
              {text.directedBy} <span className={style.optional}>{text.optional}</span>
            </>
          }
          description={text.directedByHint}
          value={typed.directedBy}
          error={errorOf(form.errors, "directedBy")}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, directedBy: event.currentTarget.value })}
        />
      </div>
      <ProofCard
        page={page}
        password={password}
        answer={form}
        passkeyStopped={passkeyStopped}
        onPassword={setPassword}
        onPasskey={() => void prove("passkey")}
      />
    </form>
  );
}

const breakByPasskey = (personId: string, request: Omit<BreakGlassRequest, "password" | "passkey">) =>
  runPasskeyCeremony({
    begin: () => beginGlassPasskey(personId),
    ask: askForPasskey,
    finish: (passkey): Promise<Answer<unknown>> => breakGlass(personId, { ...request, passkey }),
  });

const fieldsOf = (failure: Failure) => (failure.kind === "refused" ? (failure.problem.fields ?? []) : []);

/** Each beside its control; that the words have changed stands in the notice, for there is no such control. */
const refusedFields = (failure: Failure): FieldError[] =>
  fieldsOf(failure)
    .filter(({ field }) => field !== "attestationVersion")
    .map(({ field, detail }) => ({ field: field.replace(/^attested\./, ""), text: detail }));
