import type { GlassPage } from "@crossbay/contract";
import { Button, PasswordInput } from "@mantine/core";
import type { FormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { canUsePasskeys } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./break-the-glass.module.css";

interface Props {
  page: GlassPage;
  password: string;
  answer: FormAnswer;
  passkeyStopped: boolean;
  onPassword(password: string): void;
  onPasskey(): void;
}

/** Who does it: the password or a passkey again. */
export function ProofCard(props: Props) {
  const { page, password, answer, passkeyStopped, onPassword, onPasskey } = props;
  const { breakTheGlass: text } = useWords();
  const { session } = useSession();
  return (
    <Card title={text.proof}>
      <div className={style.proof}>
        {answer.failure && (
          <ProblemNotice failure={answer.failure} title={isProofWrong(answer) ? undefined : text.failedTitle} />
        )}
        {passkeyStopped && <QuietNotice announce>{text.passkeyStopped}</QuietNotice>}
        <input type="text" name="username" autoComplete="username" value={session.username ?? ""} readOnly hidden />
        <PasswordInput
          id="password"
          label={text.password}
          description={text.notText}
          value={password}
          error={errorOf(answer.errors, "password")}
          autoComplete="current-password"
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={answer.busy} fullWidth>
          {page.open ? text.renew : text.submit}
        </Button>
        {page.hasPasskey && canUsePasskeys() && (
          <Button variant="default" disabled={answer.busy} onClick={onPasskey} fullWidth>
            {text.passkey}
          </Button>
        )}
      </div>
    </Card>
  );
}

const isProofWrong = ({ failure }: FormAnswer): boolean =>
  failure?.kind === "refused" && failure.problem.code === "reauthentication-failed";
