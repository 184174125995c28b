import type { MobileCodeSent } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { changeMobile, confirmMobile } from "../../ui/api/account-endpoints.ts";
import { CodeField } from "../../ui/form/code-field.tsx";
import { useCode } from "../../ui/form/use-code.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";

interface Props {
  onDone(): void;
  onBack(): void;
}

/** The new number and the password, then a code that proves the number. Until then the old one stays. */
export function MobileDialog({ onDone, onBack }: Props) {
  const { mobileDialog: text } = useWords().account;
  const [mobile, setMobile] = useState("");
  const [sent, setSent] = useState<MobileCodeSent>();
  if (sent) return <ConfirmMobile sent={sent} onDone={onDone} onOther={() => setSent(undefined)} />;
  return (
    <PasswordForm
      lead={text.lead}
      submit={text.send}
      failureTitle={text.failedTitle}
      check={() => (mobile.trim() === "" ? [{ field: "new-mobile", text: text.numberMissing }] : [])}
      send={(password) => changeMobile({ mobile: mobile.trim(), password })}
      onDone={setSent}
      onBack={onBack}
    >
      {(errors) => (
        <TextInput
          id="new-mobile"
          type="tel"
          label={text.number}
          description={text.numberHint}
          autoComplete="tel"
          maxLength={40}
          value={mobile}
          error={errorOf(errors, "new-mobile")}
          data-autofocus
          onChange={(event) => setMobile(event.currentTarget.value)}
        />
      )}
    </PasswordForm>
  );
}

function ConfirmMobile({ sent, onDone, onOther }: { sent: MobileCodeSent; onDone(): void; onOther(): void }) {
  const { mobileDialog: text } = useWords().account;
  const entry = useCode({
    digits: 8,
    send: (code) => confirmMobile({ changeId: sent.changeId, code }),
    onDone,
  });
  const { form, submit } = entry;
  return (
    <CodeForm onSubmit={submit}>
      {form.failure && <ProblemNotice failure={form.failure} title={text.failedTitle} />}
      <p>{text.codeLead(sent.sentTo, Math.round(sent.codeLivesSeconds / 60))}</p>
      <CodeField label={text.label} entry={entry} />
      <div className={style.actions}>
        <Button type="submit" loading={form.busy}>
          {text.confirm}
        </Button>
        <Button variant="default" onClick={onOther}>
          {text.other}
        </Button>
      </div>
    </CodeForm>
  );
}
