import type { CodeSent } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { enterCode, resendCode } from "../../ui/api/sign-in-endpoints.ts";
import { CodeField } from "../../ui/form/code-field.tsx";
import { EntryForm } from "../../ui/form/entry-form.tsx";
import { useCode } from "../../ui/form/use-code.ts";
import { useCountdown } from "../../ui/form/use-countdown.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";

const resendAfterSeconds = 30;

interface Props {
  sent: CodeSent;
  proves: boolean;
  others: ReactNode;
  onBack(): void;
}

/** The security code by text message. */
export function CodeStep({ sent, proves, others, onBack }: Props) {
  const { code: text } = useWords().signIn;
  const { take } = useSession();
  const [current, setCurrent] = useState(sent);
  const [resent, setResent] = useState(false);
  const wait = useCountdown(resendAfterSeconds);
  const { signInId } = current;
  const entry = useCode({ digits: 8, send: (code) => enterCode({ signInId, code }), onDone: take });
  const { form } = entry;

  const resend = async () => {
    const answer = await form.send(() => resendCode({ signInId }));
    if (!answer.ok) return;
    setCurrent(answer.value);
    setResent(true);
    wait.restart();
    entry.clear();
  };

  return (
    <EntryForm
      title={text.title}
      lead={`${text.lead(current.sentTo)} ${text.lives(Math.round(current.codeLivesSeconds / 60))}`}
      notice={resent && !form.failure && <QuietNotice announce>{text.resent}</QuietNotice>}
      answer={form}
      onSubmit={entry.submit}
    >
      {proves && <p>{text.proves}</p>}
      <CodeField label={text.label} entry={entry} />
      <Button type="submit" fullWidth loading={form.busy}>
        {text.submit}
      </Button>
      <div className={style.row}>
        <Button variant="subtle" size="sm" onClick={onBack}>
          {text.back}
        </Button>
        <Button variant="subtle" size="sm" onClick={() => void resend()} disabled={wait.seconds > 0}>
          {wait.seconds > 0 ? text.resendIn(wait.seconds) : text.resend}
        </Button>
      </div>
      {others}
      <p className={style.quiet}>
        {text.noCode} <a href="/find-your-relationship-manager">{text.wrongNumber}</a>
      </p>
      <DemonstrationLine />
    </EntryForm>
  );
}
