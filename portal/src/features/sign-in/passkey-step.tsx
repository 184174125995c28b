import { Button } from "@mantine/core";
import { useState } from "react";
import { beginPasskeySignIn, finishPasskeySignIn } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { runPasskeyCeremony } from "../../ui/passkey-ceremony.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { askForPasskey, canUsePasskeys } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import type { StepProps } from "./authenticator-step.tsx";

/** The browser asks for the passkey, in a window of its own. */
export function PasskeyStep({ signInId, others, onBack }: StepProps) {
  const { code: text, passkey } = useWords().signIn;
  const { take } = useSession();
  const [stopped, setStopped] = useState(false);
  const form = useFormAnswer();
  const supported = canUsePasskeys();
  const notice = supported ? stopped && !form.busy && passkey.stopped : passkey.unsupported;

  const use = async () => {
    const proved = await form.send(() =>
      runPasskeyCeremony({
        begin: () => beginPasskeySignIn({ signInId }),
        ask: askForPasskey,
        finish: (response) => finishPasskeySignIn({ signInId, response }),
      }),
    );
    setStopped(proved === undefined);
    if (proved?.ok) take(proved.value, proved.serverNow);
  };

  return (
    <EntryForm
      title={passkey.title}
      lead={passkey.lead}
      notice={notice && <QuietNotice announce>{notice}</QuietNotice>}
      answer={form}
      onSubmit={() => void use()}
    >
      <Button type="submit" fullWidth loading={form.busy} disabled={!supported} autoFocus>
        {passkey.submit}
      </Button>
      <Button variant="subtle" size="sm" onClick={onBack}>
        {text.back}
      </Button>
      {others}
    </EntryForm>
  );
}
