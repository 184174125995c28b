import type { CodeSent } from "@crossbay/contract";
import { Button, PasswordInput, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { signIn } from "../../ui/api/endpoints.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { takeEntryNotice } from "../../ui/session/entry-notice.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { useFormAnswer } from "./use-form-answer.ts";
import { UsernameField } from "./username-field.tsx";

export function PasswordStep({ onSent }: { onSent(sent: CodeSent): void }) {
  const words = useWords();
  const { session } = useSession();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [notice] = useState(takeEntryNotice);
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(username.trim() === "" ? [{ field: "username", text: words.signIn.usernameMissing }] : []),
      ...(password === "" ? [{ field: "password", text: words.signIn.passwordMissing }] : []),
    ];
    if (missing.length > 0) return form.setErrors(missing);
    const answer = await form.send(() => signIn({ username: username.trim(), password }));
    if (answer.ok) onSent(answer.value);
    else setPassword("");
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <div>
          <PageHeading documentTitle={words.frame.pageTitle(words.signIn.title, session.exchangeName)}>
            {words.signIn.title}
          </PageHeading>
          <p className={style.lead}>{words.signIn.lead}</p>
        </div>
        {notice && <QuietNotice announce>{words.signIn.notices[notice]}</QuietNotice>}
        <ErrorSummary errors={form.errors} />
        {form.failure && <ProblemNotice failure={form.failure} />}
        <UsernameField errors={form.errors} value={username} onChange={setUsername} />
        <PasswordInput
          id="password"
          label={words.signIn.password}
          autoComplete="current-password"
          value={password}
          error={errorOf(form.errors, "password")}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={form.busy}>
          {words.signIn.submit}
        </Button>
        <ul className={style.links}>
          <li>
            <Link to="/sign-in/forgotten">{words.signIn.forgot}</Link>
          </li>
          <li>
            <Link to="/sign-in/temporary-password">{words.signIn.haveTemporary}</Link>
          </li>
        </ul>
        <p className={style.quiet}>{words.signIn.lookedAfter}</p>
        <DemonstrationLine />
      </Stack>
    </form>
  );
}
