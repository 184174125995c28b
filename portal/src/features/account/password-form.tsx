import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Answer } from "../../ui/api/ask.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

interface Props<T> {
  lead: ReactNode;
  submit: string;
  failureTitle: string;
  /** Fields before the password, and what is wrong with them. */
  children?: ReactNode | ((errors: readonly FieldError[]) => ReactNode);
  check?(): FieldError[];
  /** Nothing when the reader or the browser stopped on the way. */
  send(password: string): Promise<Answer<T> | undefined>;
  onDone(value: T): void;
  onBack(): void;
}

/** Every change of a way in asks for the password again, in a dialog. */
export function PasswordForm<T>({
  lead,
  submit,
  failureTitle,
  children,
  check = () => [],
  send,
  onDone,
  onBack,
}: Props<T>) {
  const { account: text } = useWords();
  const { session } = useSession();
  const [password, setPassword] = useState("");
  const form = useFormAnswer();

  const sending = async (event: FormEvent) => {
    event.preventDefault();
    const errors = [...check(), ...(password === "" ? [{ field: "password-again", text: text.passwordMissing }] : [])];
    form.setErrors(errors);
    if (errors[0]) return document.getElementById(errors[0].field)?.focus();
    const answer = await form.send(() => send(password));
    if (answer?.ok) return onDone(answer.value);
    setPassword("");
  };

  return (
    <form className={style.dialog} onSubmit={sending} noValidate>
      {form.failure && <ProblemNotice failure={form.failure} title={failureTitle} />}
      {typeof lead === "string" ? <p>{lead}</p> : lead}
      {typeof children === "function" ? children(form.errors) : children}
      <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
      <PasswordInput
        id="password-again"
        label={text.passwordAgain}
        autoComplete="current-password"
        value={password}
        error={errorOf(form.errors, "password-again")}
        data-autofocus={children ? undefined : true}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={style.actions}>
        <Button type="submit" loading={form.busy}>
          {submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </form>
  );
}
