import type { CodeSent } from "@crossbay/contract";
import { Button, PasswordInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { signInWithTemporaryPassword } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { SecondFactorStep } from "./second-factor-step.tsx";
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
  const [username, setUsername] = useState(invitedUsername);
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState<CodeSent>();
  const form = useFormAnswer();

  const submit = async () => {
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

  if (sent) return <SecondFactorStep sent={sent} proves onBack={() => setSent(undefined)} />;
  return (
    <EntryForm title={temporary.title} lead={temporary.lead} answer={form} onSubmit={() => void submit()}>
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
    </EntryForm>
  );
}
