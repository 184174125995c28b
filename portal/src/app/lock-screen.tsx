import type { Session } from "@crossbay/contract";
import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../ui/api/ask.ts";
import { beginPasskeyUnlock, finishPasskeyUnlock, unlockSession } from "../ui/api/sign-in-endpoints.ts";
import { EntryForm } from "../ui/form/entry-form.tsx";
import { useFormAnswer } from "../ui/form/use-form-answer.ts";
import { QuietNotice } from "../ui/notice/quiet-notice.tsx";
import { runPasskeyCeremony } from "../ui/passkey-ceremony.ts";
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
  const [stopped, setStopped] = useState(false);
  const form = useFormAnswer();
  const byPasskey = useFormAnswer();

  const resume = (answer: Answer<Session> | undefined) => {
    if (answer?.ok) take(answer.value, answer.serverNow);
  };
  const unlock = async () => {
    if (password === "") return;
    byPasskey.setFailure(undefined);
    resume(await form.send(() => unlockSession({ password })));
    setPassword("");
  };
  const unlockByPasskey = async () => {
    form.setFailure(undefined);
    const answer = await byPasskey.send(() =>
      runPasskeyCeremony({
        begin: beginPasskeyUnlock,
        ask: askForPasskey,
        finish: (response) => finishPasskeyUnlock({ response }),
      }),
    );
    setStopped(answer === undefined);
    resume(answer);
  };

  return (
    <PublicFrame>
      <EntryForm
        title={frame.lock.title}
        lead={frame.lock.lead(session.name ?? "")}
        notice={stopped && <QuietNotice announce>{frame.lock.passkeyStopped}</QuietNotice>}
        answer={{ errors: [], failure: form.failure ?? byPasskey.failure ?? leaveFailure }}
        onSubmit={() => void unlock()}
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
        {session.hasPasskey && canUsePasskeys() && (
          <Button variant="default" loading={byPasskey.busy} onClick={() => void unlockByPasskey()} fullWidth>
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
