import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { askForTemporaryPassword } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { UsernameField } from "./username-field.tsx";

/** The same answer whether or not the username exists. */
export function ForgottenPage() {
  const words = useWords();
  const { forgotten } = words.signIn;
  const [username, setUsername] = useState("");
  const [sent, setSent] = useState(false);
  const form = useFormAnswer();
  const title = sent ? forgotten.sentTitle : forgotten.title;

  const submit = async () => {
    if (username.trim() === "") return form.setErrors([{ field: "username", text: words.signIn.usernameMissing }]);
    const answer = await form.send(() => askForTemporaryPassword({ username: username.trim() }));
    if (answer.ok) setSent(true);
  };

  return (
    <EntryForm title={title} lead={!sent && forgotten.lead} answer={form} onSubmit={() => void submit()}>
      {sent ? (
        <>
          <p role="status">{forgotten.sent}</p>
          <Link to="/sign-in/temporary-password">{forgotten.sentNext}</Link>
        </>
      ) : (
        <>
          <UsernameField errors={form.errors} value={username} onChange={setUsername} />
          <Button type="submit" fullWidth loading={form.busy}>
            {forgotten.submit}
          </Button>
          <p className={style.quiet}>
            {forgotten.forgotUsername} <a href="/find-your-relationship-manager">{forgotten.findManager}</a>
          </p>
        </>
      )}
      <Link to="/sign-in">{forgotten.back}</Link>
      <DemonstrationLine />
    </EntryForm>
  );
}
