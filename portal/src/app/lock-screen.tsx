import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../ui/api/ask.ts";
import { beginPasskeyUnlock, finishPasskeyUnlock, unlockSession } from "../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../ui/form/entry-form.tsx";
import { useFormAnswer } from "../ui/form/use-form-answer.ts";
import { usePasskey } from "../ui/form/use-passkey.ts";
import { QuietNotice } from "../ui/notice/quiet-notice.tsx";
import { useSession } from "../ui/session/session-context.ts";
import { askForPasskey, canUsePasskeys } from "../ui/web-authn.ts";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";
import { useLeave } from "./use-leave.ts";

/** Nothing of a patient is mounted behind it; password or passkey resume where the reader was. */
export function LockScreen() {
  const { frame } = useWords();
  const { session, take } = useSession();
  const { leave, failure: leaveFailure } = useLeave();
  const [password, setPassword] = useState("");
  const form = useFormAnswer();
  const passkey = usePasskey({
    begin: beginPasskeyUnlock,
    ask: askForPasskey,
    finish: (response) => finishPasskeyUnlock({ response }),
  });

  const unlock = async (answering: Promise<Answer<typeof session> | undefined>) => {
    const answer = await answering;
    if (answer?.ok) take(answer.value, answer.serverNow);
  };
  const byPassword = async () => {
    if (password === "") return;
    passkey.answer.setFailure(undefined);
    await unlock(form.send(() => unlockSession({ password })));
    setPassword("");
  };
  const byPasskey = () => {
    form.setFailure(undefined);
    return unlock(passkey.run());
  };

  return (
    <PublicFrame>
      <EntryForm
        title={frame.lock.title}
        lead={frame.lock.lead(session.name ?? "")}
        notice={passkey.refusedHere && <QuietNotice announce>{frame.lock.passkeyRefusedHere}</QuietNotice>}
        answer={{ errors: [], failure: form.failure ?? passkey.answer.failure ?? leaveFailure }}
        onSubmit={() => void byPassword()}
      >
        <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
        <PasswordInput
          label={frame.lock.password}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
        <Button type="submit" loading={form.busy} fullWidth>
          {frame.lock.submit}
        </Button>
        {canUsePasskeys() && (
          <Button variant="default" loading={passkey.busy} onClick={() => void byPasskey()} fullWidth>
            {frame.lock.passkey}
          </Button>
        )}
        <Button variant="subtle" onClick={leave} fullWidth>
          {frame.lock.other}
        </Button>
      </EntryForm>
    </PublicFrame>
  );
}
