import { Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { setPassword as askToSetPassword, readSession } from "../../ui/api/endpoints.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { noteForEntry } from "../../ui/session/entry-notice.ts";
import { useSession } from "../../ui/session/session-context.ts";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./entry.module.css";
import { useFormAnswer } from "./use-form-answer.ts";

const shortest = 12;

export function SetPasswordPage() {
  const words = useWords();
  const { setPassword: text } = words.signIn;
  const { session, take, signOut } = useSession();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const errors = errorsIn(password, again, words);
    if (errors.length > 0) return form.setErrors(errors);
    const answer = await form.send(() => askToSetPassword({ newPassword: password }));
    if (!answer.ok) {
      const { failure } = answer;
      if (failure.kind !== "refused" || failure.problem.code !== "password-refused") return;
      form.setFailure(undefined);
      const reasons = failure.problem.fields?.map(({ detail }) => detail) ?? [failure.problem.detail];
      return form.setErrors([{ field: "new-password", text: reasons.join(" ") }]);
    }
    noteForEntry("password-set");
    const ended = await readSession(true);
    if (ended.ok) take(ended.value, ended.serverNow);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <div>
          <PageHeading documentTitle={words.frame.pageTitle(text.title, session.exchangeName)}>
            {text.title}
          </PageHeading>
          <p className={style.lead}>{text.lead(session.name ?? "")}</p>
        </div>
        <div>
          <p className={style.rulesTitle}>{text.rulesTitle}</p>
          <ul className={style.rules}>
            {text.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
        <ErrorSummary errors={form.errors} />
        {form.failure && <ProblemNotice failure={form.failure} />}
        <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
        <PasswordInput
          id="new-password"
          label={text.label}
          autoComplete="new-password"
          value={password}
          error={errorOf(form.errors, "new-password")}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          id="new-password-again"
          label={text.again}
          autoComplete="new-password"
          value={again}
          error={errorOf(form.errors, "new-password-again")}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={form.busy}>
          {text.submit}
        </Button>
        <Button variant="subtle" fullWidth onClick={() => void signOut()}>
          {text.cancel}
        </Button>
      </Stack>
    </form>
  );
}

/** Only what the page can see by itself; the exchange judges the password. */
function errorsIn(password: string, again: string, { signIn }: Words): FieldError[] {
  const { setPassword: text } = signIn;
  if (password === "") return [{ field: "new-password", text: text.missing }];
  if ([...password].length < shortest) return [{ field: "new-password", text: text.tooShort }];
  return password === again ? [] : [{ field: "new-password-again", text: text.differ }];
}
