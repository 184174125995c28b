import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { enterRecoveryCode } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import type { StepProps } from "./authenticator-step.tsx";

const charactersMin = 8;

/** One of the codes that were printed or kept when they were made. Each works once. */
export function RecoveryStep({ signInId, others, onBack }: StepProps) {
  const { code: text, recovery } = useWords().signIn;
  const { take } = useSession();
  const [code, setCode] = useState("");
  const form = useFormAnswer();

  const enter = async () => {
    const typed = code.trim();
    if (typed.length < charactersMin) return form.setErrors([{ field: "recovery-code", text: recovery.missing }]);
    const answer = await form.send(() => enterRecoveryCode({ signInId, code: typed }));
    if (answer.ok) take(answer.value, answer.serverNow);
  };

  return (
    <EntryForm title={recovery.title} lead={recovery.lead} answer={form} onSubmit={() => void enter()}>
      <TextInput
        id="recovery-code"
        label={recovery.label}
        description={recovery.hint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        autoFocus
        value={code}
        error={errorOf(form.errors, "recovery-code")}
        onChange={(event) => setCode(event.currentTarget.value)}
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
