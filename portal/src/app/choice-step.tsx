import type { Session } from "@crossbay/contract";
import { Button, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Answer, Failure } from "../ui/api/ask.ts";
import { type Choice, ChoiceGroup } from "../ui/form/choice-group.tsx";
import { ProblemNotice } from "../ui/notice/problem-notice.tsx";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useSession } from "../ui/session/session-context.ts";
import { PublicFrame } from "./public-frame.tsx";

interface Props<Value extends string> {
  words: { title: string; lead: string; legend: string; later?: string; submit: string; missing: string };
  choices: readonly Choice<Value>[];
  send(value: Value): Promise<Answer<Session>>;
}

/** One question between signing in and working, asked once a session. */
export function ChoiceStep<Value extends string>({ words, choices, send }: Props<Value>) {
  const { take } = useSession();
  const [chosen, setChosen] = useState<Value>();
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(chosen === undefined);
    if (chosen === undefined) return document.getElementById("choice")?.focus();
    setBusy(true);
    const answer = await send(chosen);
    setBusy(false);
    if (answer.ok) take(answer.value, answer.serverNow);
    else setFailure(answer.failure);
  };

  return (
    <PublicFrame>
      <form onSubmit={submit}>
        <Stack gap="md">
          <PageHeading>{words.title}</PageHeading>
          <p>{words.lead}</p>
          {failure && <ProblemNotice failure={failure} />}
          <ChoiceGroup
            id="choice"
            legend={words.legend}
            choices={choices}
            value={chosen}
            error={missing ? words.missing : undefined}
            onChange={(value) => setChosen(value)}
          />
          <Button type="submit" loading={busy} fullWidth>
            {words.submit}
          </Button>
          {words.later && <p>{words.later}</p>}
        </Stack>
      </form>
    </PublicFrame>
  );
}
