import { Button } from "@mantine/core";
import { beginPasskeySignIn, finishPasskeySignIn } from "../../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { usePasskey } from "../../ui/form/use-passkey.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { askForPasskey, canUsePasskeys } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import type { StepProps } from "./authenticator-step.tsx";

/** The browser asks for the passkey, in a window of its own. */
export function PasskeyStep({ signInId, others, onBack }: StepProps) {
  const { code: text, passkey } = useWords().signIn;
  const { take } = useSession();
  const { run, busy, refusedHere, answer } = usePasskey({
    begin: () => beginPasskeySignIn({ signInId }),
    ask: askForPasskey,
    finish: (response) => finishPasskeySignIn({ signInId, response }),
  });
  const supported = canUsePasskeys();

  const use = async () => {
    const proved = await run();
    if (proved?.ok) take(proved.value, proved.serverNow);
  };

  return (
    <EntryForm
      title={passkey.title}
      lead={passkey.lead}
      notice={
        supported ? (
          refusedHere && <QuietNotice announce>{passkey.refusedHere}</QuietNotice>
        ) : (
          <QuietNotice>{passkey.unsupported}</QuietNotice>
        )
      }
      answer={answer}
      onSubmit={() => void use()}
    >
      <Button type="submit" fullWidth loading={busy} disabled={!supported} autoFocus>
        {passkey.submit}
      </Button>
      <Button variant="subtle" size="sm" onClick={onBack}>
        {text.back}
      </Button>
      {others}
    </EntryForm>
  );
}
