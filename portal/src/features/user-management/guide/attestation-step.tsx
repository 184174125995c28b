import type { UserManagement } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { attest } from "../../../ui/api/user-management-endpoints.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { errorOf } from "../../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { useDraft } from "../../../ui/session/drafts.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guide.module.css";
import { GuideStep } from "./guide-step.tsx";

export function AttestationStep({ management }: { management: UserManagement }) {
  const { attestation: text } = useWords().userManagement.guide;
  const step = management.steps.attestation;
  return (
    <GuideStep number={2} title={text.title} step={step}>
      {step.state === "open" && <AttestationForm attestation={management.attestation} />}
      {step.state === "done" && (
        <details className={style.more}>
          <summary>{text.read}</summary>
          <AttestationText attestation={management.attestation} />
        </details>
      )}
    </GuideStep>
  );
}

type Attestation = UserManagement["attestation"];

function AttestationText({ attestation }: { attestation: Attestation }) {
  const { attestation: text } = useWords().userManagement.guide;
  return (
    <blockquote className={style.attested}>
      <p className={style.attestedText}>{attestation.text}</p>
      <p className={style.quiet}>{text.version(attestation.version)}</p>
    </blockquote>
  );
}

function AttestationForm({ attestation }: { attestation: Attestation }) {
  const words = useWords();
  const { attestation: text } = words.userManagement.guide;
  const queries = useQueryClient();
  const [name, setName] = useDraft("attestation name", "");
  const [today] = useState(() => new Date().toISOString());
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = name.trim() === "";
    setErrors(missing ? [{ field: "name", text: text.nameMissing }] : []);
    if (missing) return document.getElementById("name")?.focus();
    const answer = await send(() => attest({ name: name.trim(), version: attestation.version }));
    if (answer.ok) await queries.invalidateQueries({ queryKey: userManagementQuery.queryKey });
  };

  return (
    <form onSubmit={submit} noValidate className={style.form}>
      <p className={style.lead}>{text.lead}</p>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} />}
      <AttestationText attestation={attestation} />
      <TextInput
        id="name"
        label={text.name}
        description={text.nameHint}
        value={name}
        error={errorOf(errors, "name")}
        maxLength={200}
        autoComplete="name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p>{text.date(formatDate(today, words))}</p>
      <Button type="submit" loading={busy} className={style.submit}>
        {text.submit}
      </Button>
    </form>
  );
}
