import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { enterAuthenticatorCode } from "../../ui/api/sign-in-endpoints.ts";
import { CodeField } from "../../ui/form/code-field.tsx";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useCode } from "../../ui/form/use-code.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

export interface StepProps {
  signInId: string;
  others: ReactNode;
  onBack(): void;
}

/** The code that the authenticator app shows right now. */
export function AuthenticatorStep({ signInId, others, onBack }: StepProps) {
  const { code: text, authenticator } = useWords().signIn;
  const { take } = useSession();
  const entry = useCode({ digits: 6, send: (code) => enterAuthenticatorCode({ signInId, code }), onDone: take });
  return (
    <EntryForm title={authenticator.title} lead={authenticator.lead} answer={entry.form} onSubmit={entry.submit}>
      <CodeField label={authenticator.label} entry={entry} />
      <Button type="submit" fullWidth loading={entry.form.busy}>
        {text.submit}
      </Button>
      <Button variant="subtle" size="sm" onClick={onBack}>
        {text.back}
      </Button>
      {others}
    </EntryForm>
  );
}
