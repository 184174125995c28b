import type { CodeSent } from "@crossbay/contract";
import { Button, PinInput, Stack } from "@mantine/core";
import { type FormEvent, useId, useRef, useState } from "react";
import { enterCode, resendCode } from "../../ui/api/endpoints.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DemonstrationLine } from "./demonstration-line.tsx";
import style from "./entry.module.css";
import { useCountdown } from "./use-countdown.ts";
import { useFormAnswer } from "./use-form-answer.ts";

const codeDigits = 8;
const resendAfterSeconds = 30;

interface Props {
  sent: CodeSent;
  onBack(): void;
}

/** The second factor. Eight digits send themselves; a pasted code fills all boxes. */
export function CodeStep({ sent, onBack }: Props) {
  const words = useWords();
  const { code: text } = words.signIn;
  const { session, take } = useSession();
  const [current, setCurrent] = useState(sent);
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const [resent, setResent] = useState(false);
  const wait = useCountdown(resendAfterSeconds);
  const form = useFormAnswer();
  const first = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const errorId = useId();

  const enter = async (digits: string) => {
    setIncomplete(digits.length < codeDigits);
    if (digits.length < codeDigits || form.busy) return;
    const answer = await form.send(() => enterCode({ signInId: current.signInId, code: digits }));
    if (answer.ok) return take(answer.value, answer.serverNow);
    setCode("");
    first.current?.focus();
  };

  const resend = async () => {
    const answer = await form.send(() => resendCode({ signInId: current.signInId }));
    if (!answer.ok) return;
    setCurrent(answer.value);
    setResent(true);
    setCode("");
    wait.restart();
    first.current?.focus();
  };

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void enter(code);
      }}
    >
      <Stack gap="md">
        <PageHeading documentTitle={words.frame.pageTitle(text.title, session.exchangeName)}>{text.title}</PageHeading>
        <p>
          {text.lead(current.sentTo)} {text.lives(Math.round(current.codeLivesSeconds / 60))}
        </p>
        {resent && !form.failure && <QuietNotice announce>{text.resent}</QuietNotice>}
        {form.failure && <ProblemNotice failure={form.failure} />}
        <div>
          <div id={labelId} className={style.codeLabel}>
            {text.label}
          </div>
          <PinInput
            ref={first}
            role="group"
            aria-labelledby={labelId}
            className={style.digits}
            classNames={{ pinInput: style.digit, input: style.digitInput }}
            length={codeDigits}
            type="number"
            inputMode="numeric"
            oneTimeCode
            placeholder=""
            gap={6}
            autoFocus
            value={code}
            error={incomplete}
            onChange={setCode}
            onComplete={(digits) => void enter(digits)}
            getInputProps={(place) => ({
              "aria-label": text.digit(place + 1),
              ...(incomplete ? { "aria-describedby": errorId } : {}),
            })}
          />
          {incomplete && (
            <p id={errorId} className={style.codeError} role="alert">
              {text.incomplete}
            </p>
          )}
        </div>
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
        <p className={style.quiet}>{text.noCode}</p>
        <DemonstrationLine />
      </Stack>
    </form>
  );
}
