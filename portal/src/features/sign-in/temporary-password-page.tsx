import type { CodeSent } from "@crossbay/contract";
import { Button, PasswordInput, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { signInWithTemporaryPassword } from "../../ui/api/endpoints.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { CodeStep } from "./code-step.tsx";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { useFormAnswer } from "./use-form-answer.ts";
import { UsernameField } from "./username-field.tsx";

/** The link of an invitation carries the username in its fragment, which no server log ever sees. */
const invitedUsername = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

export function TemporaryPasswordPage() {
  const words = useWords();
  const { temporary } = words.signIn;
  const { session } = useSession();
  const [username, setUsername] = useState(invitedUsername);
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState<CodeSent>();
  const form = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(username.trim() === "" ? [{ field: "username", text: words.signIn.usernameMissing }] : []),
      ...(password === "" ? [{ field: "temporary-password", text: temporary.passwordMissing }] : []),
    ];
    if (missing.length > 0) return form.setErrors(missing);
    const answer = await form.send(() =>
      signInWithTemporaryPassword({ username: username.trim(), temporaryPassword: password.trim() }),
    );
    if (answer.ok) setSent(answer.value);
    else setPassword("");
  };

  if (sent) return <CodeStep sent={sent} onBack={() => setSent(undefined)} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <div>
          <PageHeading documentTitle={words.frame.pageTitle(temporary.title, session.exchangeName)}>
            {temporary.title}
          </PageHeading>
          <p className={style.lead}>{temporary.lead}</p>
        </div>
        <ErrorSummary errors={form.errors} />
        {form.failure && <ProblemNotice failure={form.failure} />}
        <UsernameField errors={form.errors} value={username} onChange={setUsername} />
        <PasswordInput
          id="temporary-password"
          label={temporary.password}
          autoComplete="off"
          value={password}
          error={errorOf(form.errors, "temporary-password")}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={form.busy}>
          {temporary.submit}
        </Button>
        <ul className={style.links}>
          <li>
            <Link to="/sign-in/forgotten">{temporary.forgot}</Link>
          </li>
          <li>
            <Link to="/sign-in">{temporary.back}</Link>
          </li>
        </ul>
        <DemonstrationLine />
      </Stack>
    </form>
  );
}
