import { Button, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { askForTemporaryPassword } from "../../ui/api/endpoints.ts";
import { ErrorSummary } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { useFormAnswer } from "./use-form-answer.ts";
import { UsernameField } from "./username-field.tsx";

/** The same answer whether or not the username exists. */
export function ForgottenPage() {
  const words = useWords();
  const { forgotten } = words.signIn;
  const { session } = useSession();
  const [username, setUsername] = useState("");
  const [sent, setSent] = useState(false);
  const form = useFormAnswer();
  const title = sent ? forgotten.sentTitle : forgotten.title;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === "") return form.setErrors([{ field: "username", text: words.signIn.usernameMissing }]);
    const answer = await form.send(() => askForTemporaryPassword({ username: username.trim() }));
    if (answer.ok) setSent(true);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <PageHeading documentTitle={words.frame.pageTitle(title, session.exchangeName)}>{title}</PageHeading>
        {sent ? (
          <>
            <p role="status">{forgotten.sent}</p>
            <Link to="/sign-in/temporary-password">{forgotten.sentNext}</Link>
          </>
        ) : (
          <>
            <p className={style.lead}>{forgotten.lead}</p>
            <ErrorSummary errors={form.errors} />
            {form.failure && <ProblemNotice failure={form.failure} />}
            <UsernameField errors={form.errors} value={username} onChange={setUsername} />
            <Button type="submit" fullWidth loading={form.busy}>
              {forgotten.submit}
            </Button>
            <p className={style.quiet}>{forgotten.forgotUsername}</p>
          </>
        )}
        <Link to="/sign-in">{forgotten.back}</Link>
        <DemonstrationLine />
      </Stack>
    </form>
  );
}
