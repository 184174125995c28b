import { Button } from "@mantine/core";
import { readSession } from "../../ui/api/endpoints.ts";
import { setPassword } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { NewPasswordFields, PasswordRules } from "../../ui/form/new-password-fields.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useNewPassword } from "../../ui/form/use-new-password.ts";
import { noteForEntry } from "../../ui/session/entry-notice.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

export function SetPasswordPage() {
  const { setPassword: text } = useWords().signIn;
  const { session, take, signOut } = useSession();
  const form = useFormAnswer();
  const next = useNewPassword(form);

  const submit = async () => {
    const errors = next.errors();
    if (errors.length > 0) return form.setErrors(errors);
    if (!(await next.send(() => setPassword({ newPassword: next.password })))) return;
    noteForEntry("password-set");
    const ended = await readSession(true);
    if (ended.ok) take(ended.value, ended.serverNow);
  };

  return (
    <EntryForm
      title={text.title}
      lead={text.lead(session.name ?? "")}
      notice={<PasswordRules />}
      answer={form}
      onSubmit={() => void submit()}
    >
      <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
      <NewPasswordFields next={next} errors={form.errors} />
      <Button type="submit" fullWidth loading={form.busy}>
        {text.submit}
      </Button>
      <Button variant="subtle" fullWidth onClick={() => void signOut()}>
        {text.cancel}
      </Button>
    </EntryForm>
  );
}
