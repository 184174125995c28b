import type { OwnAccount, OwnSession } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { endEverySession, endSession } from "../../ui/api/account-endpoints.ts";
import { readSession } from "../../ui/api/endpoints.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { noteForEntry } from "../../ui/session/entry-notice.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

/** Where this account is signed in right now. */
export function SessionsCard({ account, onEnded }: { account: OwnAccount; onEnded(): void }) {
  const { sessions: text } = useWords().account;
  const [asking, setAsking] = useState(false);
  const ending = useFormAnswer();

  const end = async (id: string) => {
    const answer = await ending.send(() => endSession(id));
    if (answer.ok) onEnded();
  };

  return (
    <Card title={text.title}>
      {ending.failure && <ProblemNotice failure={ending.failure} title={text.failedTitle} />}
      <ul className={style.lines}>
        {account.sessions.map((each) => (
          <SessionLine key={each.id} session={each} busy={ending.busy} onEnd={() => void end(each.id)} />
        ))}
      </ul>
      <Button variant="default" size="sm" className={style.cardAct} onClick={() => setAsking(true)}>
        {text.everywhere}
      </Button>
      <Question opened={asking} title={text.everywhereTitle} onClose={() => setAsking(false)}>
        <SignOutEverywhere onBack={() => setAsking(false)} />
      </Question>
    </Card>
  );
}

function SessionLine({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd(): void }) {
  const words = useWords();
  const { sessions: text } = words.account;
  const detail = [
    text.signedIn(formatDateTime(session.signedInAt, words)),
    text.active(formatDateTime(session.lastActiveAt, words)),
    ...(session.actingFor ? [text.actingFor(session.actingFor)] : []),
  ].join(", ");
  return (
    <li>
      <span>
        <strong>{session.browser}</strong>
        {session.current && <span className={style.tag}>{text.here}</span>}
        <span className={style.note}>{detail}</span>
      </span>
      {!session.current && (
        <Button variant="subtle" size="sm" disabled={busy} aria-label={text.endOf(session.browser)} onClick={onEnd}>
          {text.end}
        </Button>
      )}
    </li>
  );
}

function SignOutEverywhere({ onBack }: { onBack(): void }) {
  const { account } = useWords();
  const { sessions: text } = account;
  const { take } = useSession();
  const form = useFormAnswer();

  const end = async () => {
    const answer = await form.send(endEverySession);
    if (!answer.ok) return;
    const ended = await readSession(true);
    if (!ended.ok) return;
    take(ended.value, ended.serverNow);
    noteForEntry("signed-out-everywhere");
  };

  return (
    <div className={style.dialog}>
      {form.failure && <ProblemNotice failure={form.failure} title={text.everywhereFailedTitle} />}
      <p>{text.everywhereLead}</p>
      <div className={style.actions}>
        <Button loading={form.busy} onClick={() => void end()}>
          {text.everywhere}
        </Button>
        <Button variant="default" onClick={onBack} data-autofocus>
          {account.back}
        </Button>
      </div>
    </div>
  );
}
