import type { CodeSent } from "@crossbay/contract";
import { Button, PasswordInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { signIn } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { takeEntryNotice } from "../../ui/session/entry-notice.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import type { SignInAddress } from "./sign-in-address.ts";
import { SingleSignOn } from "./single-sign-on.tsx";
import { UsernameField } from "./username-field.tsx";

interface Props {
  /** How single sign-on sent somebody back. */
  returned: SignInAddress["sso"];
  onSent(sent: CodeSent): void;
}

export function PasswordStep({ returned, onSent }: Props) {
  const { signIn: text } = useWords();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [noted] = useState(takeEntryNotice);
  const form = useFormAnswer();
  const notice = returned ? (`single-sign-on-${returned}` as const) : noted;

  const submit = async () => {
    const missing = [
      ...(username.trim() === "" ? [{ field: "username", text: text.usernameMissing }] : []),
      ...(password === "" ? [{ field: "password", text: text.passwordMissing }] : []),
    ];
    if (missing.length > 0) return form.setErrors(missing);
    const answer = await form.send(() => signIn({ username: username.trim(), password }));
    if (answer.ok) onSent(answer.value);
    else setPassword("");
  };

  return (
    <EntryForm
      title={text.title}
      lead={text.lead}
      notice={notice && <QuietNotice announce>{text.notices[notice]}</QuietNotice>}
      answer={form}
      onSubmit={() => void submit()}
    >
      <UsernameField errors={form.errors} value={username} onChange={setUsername} />
      <PasswordInput
        id="password"
        label={text.password}
        autoComplete="current-password"
        value={password}
        error={errorOf(form.errors, "password")}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth loading={form.busy}>
        {text.submit}
      </Button>
      <ul className={style.links}>
        <li>
          <Link to="/sign-in/forgotten">{text.forgot}</Link>
        </li>
        <li>
          <Link to="/sign-in/temporary-password">{text.haveTemporary}</Link>
        </li>
      </ul>
      <SingleSignOn />
      <p className={style.quiet}>{text.lookedAfter}</p>
      <DemonstrationLine />
    </EntryForm>
  );
}
