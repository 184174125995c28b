import { Button } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { enterAuthenticatorCode } from "../../ui/api/sign-in-endpoints.ts";
import { CodeField } from "../../ui/form/code-field.tsx";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

const codeDigits = 6;

export interface StepProps {
  signInId: string;
  others: ReactNode;
  onBack(): void;
}

/** The code that the authenticator app shows right now. */
export function AuthenticatorStep({ signInId, others, onBack }: StepProps) {
  const { code: text, authenticator } = useWords().signIn;
  const { take } = useSession();
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const form = useFormAnswer();
  const first = useRef<HTMLInputElement>(null);

  const enter = async (digits: string) => {
    setIncomplete(digits.length < codeDigits);
    if (digits.length < codeDigits || form.busy) return;
    const answer = await form.send(() => enterAuthenticatorCode({ signInId, code: digits }));
    if (answer.ok) return take(answer.value, answer.serverNow);
    setCode("");
    first.current?.focus();
  };

  return (
    <EntryForm title={authenticator.title} lead={authenticator.lead} answer={form} onSubmit={() => void enter(code)}>
      <CodeField
        label={authenticator.label}
        digits={codeDigits}
        nameOf={(place) => text.digit(place, codeDigits)}
        value={code}
        error={incomplete ? text.incomplete(codeDigits) : undefined}
        first={first}
        onChange={setCode}
        onComplete={(digits) => void enter(digits)}
      />
      <Button type="submit" fullWidth loading={form.busy}>
        {text.submit}
      </Button>
      <Button variant="subtle" size="sm" onClick={onBack}>
        {text.back}
      </Button>
      {others}
    </EntryForm>
  );
}
