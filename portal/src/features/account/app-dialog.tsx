import type { AuthenticatorAppBegun } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { beginAuthenticatorApp, confirmAuthenticatorApp } from "../../ui/api/account-endpoints.ts";
import { CodeField } from "../../ui/form/code-field.tsx";
import { useCode } from "../../ui/form/use-code.ts";
import { QrCode } from "../../ui/marks/qr-code.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";

const groupOfFour = /.{1,4}/g;

interface Props {
  onDone(): void;
  onBack(): void;
}

/** Password, then the app's secret as picture and text, then a code of the app that proves that it has it. */
export function AppDialog({ onDone, onBack }: Props) {
  const { appDialog: text } = useWords().account;
  const [begun, setBegun] = useState<AuthenticatorAppBegun>();
  if (begun) return <ConfirmApp begun={begun} onDone={onDone} onBack={onBack} />;
  return (
    <PasswordForm
      lead={text.lead}
      submit={text.next}
      failureTitle={text.failedTitle}
      send={(password) => beginAuthenticatorApp({ password })}
      onDone={setBegun}
      onBack={onBack}
    />
  );
}

function ConfirmApp({ begun, onDone, onBack }: Props & { begun: AuthenticatorAppBegun }) {
  const { appDialog: text, back } = useWords().account;
  const entry = useCode({ digits: 6, send: (code) => confirmAuthenticatorApp({ code }), onDone });
  const { form, submit } = entry;
  return (
    <CodeForm onSubmit={submit}>
      {form.failure && <ProblemNotice failure={form.failure} title={text.failedTitle} />}
      <p className={style.step}>{text.scan}</p>
      <QrCode text={begun.uri} label={text.picture} />
      <p>
        {text.typed}
        <code className={style.secret}>{begun.secret.match(groupOfFour)?.join(" ")}</code>
      </p>
      <p className={style.step}>{text.enter}</p>
      <CodeField label={text.label} entry={entry} />
      <div className={style.actions}>
        <Button type="submit" loading={form.busy}>
          {text.confirm}
        </Button>
        <Button variant="default" onClick={onBack}>
          {back}
        </Button>
      </div>
    </CodeForm>
  );
}
