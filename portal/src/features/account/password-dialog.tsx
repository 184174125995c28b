import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { changePassword } from "../../ui/api/account-endpoints.ts";
import { readSession } from "../../ui/api/endpoints.ts";
import { NewPasswordFields, PasswordRules } from "../../ui/form/new-password-fields.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useNewPassword } from "../../ui/form/use-new-password.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { noteForEntry } from "../../ui/session/entry-notice.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

/** A new password ends every session, this one too. */
export function PasswordDialog({ onBack }: { onBack(): void }) {
  const { account } = useWords();
  const { passwordDialog: text } = account;
  const { session, take } = useSession();
  const [password, setPassword] = useState("");
  const form = useFormAnswer();
  const next = useNewPassword(form);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const errors = [
      ...(password === "" ? [{ field: "password-now", text: account.passwordMissing }] : []),
      ...next.errors(),
    ];
    form.setErrors(errors);
    if (errors[0]) return document.getElementById(errors[0].field)?.focus();
    if (!(await next.send(() => changePassword({ password, newPassword: next.password })))) return;
    const ended = await readSession(true);
    if (!ended.ok) return;
    take(ended.value, ended.serverNow);
    noteForEntry("password-set");
  };

  return (
    <form className={style.dialog} onSubmit={submit} noValidate>
      {form.failure && <ProblemNotice failure={form.failure} title={text.failedTitle} />}
      <p>{text.lead}</p>
      <PasswordRules />
      <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
      <PasswordInput
        id="password-now"
        label={text.current}
        autoComplete="current-password"
        value={password}
        error={errorOf(form.errors, "password-now")}
        data-autofocus
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <NewPasswordFields next={next} errors={form.errors} />
      <div className={style.actions}>
        <Button type="submit" loading={form.busy}>
          {text.submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {account.back}
        </Button>
      </div>
    </form>
  );
}
