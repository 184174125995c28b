import { Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Failure } from "../ui/api/ask.ts";
import { unlockSession } from "../ui/api/endpoints.ts";
import { ProblemNotice } from "../ui/notice/problem-notice.tsx";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useSession } from "../ui/session/session-context.ts";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";
import { useLeave } from "./use-leave.ts";

/** Nothing of a patient is mounted behind it; the password resumes where the reader was. */
export function LockScreen() {
  const { frame } = useWords();
  const { session, take } = useSession();
  const { leave, failure: leaveFailure } = useLeave();
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const shown = failure ?? leaveFailure;

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (password === "") return;
    setBusy(true);
    const answer = await unlockSession({ password });
    setBusy(false);
    if (answer.ok) return take(answer.value, answer.serverNow);
    setPassword("");
    setFailure(answer.failure);
  };

  return (
    <PublicFrame>
      <form onSubmit={unlock}>
        <Stack gap="md">
          <PageHeading>{frame.lock.title}</PageHeading>
          <p>{frame.lock.lead(session.name ?? "")}</p>
          {shown && <ProblemNotice failure={shown} />}
          <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
          <PasswordInput
            label={frame.lock.password}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            data-autofocus
            autoFocus
          />
          <Button type="submit" loading={busy} fullWidth>
            {frame.lock.submit}
          </Button>
          <Button variant="subtle" onClick={leave} fullWidth>
            {frame.lock.other}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
