import type { ManagedUser } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { reactivate, resendTraining, switchAlerts } from "../api/desk-endpoints.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { useWords } from "../words/words.ts";
import style from "./people.module.css";

/** What asks something first, in a dialog. */
export type Asking = "username" | "role" | "leave" | "recover" | "end";

interface Props {
  user: ManagedUser;
  onAsk(what: Asking): void;
  onChanged(user: ManagedUser): void;
  onDone(sentence: string): void;
}

/** Each thing that can be done, with what it means; what cannot be done now stays in its place and says why. */
export function StaffUserActions({ user, onAsk, onChanged, onDone }: Props) {
  const { staffPeople: text, callers } = useWords();
  const { failure, send } = useFormAnswer();
  const [busy, setBusy] = useState<string>();
  const ended = user.state === "deactivated";
  const endedWhy = ended ? text.endNot : undefined;

  const act = async (what: string, asking: () => Promise<Answer<ManagedUser>>, sentence: string) => {
    setBusy(what);
    const answer = await send(asking);
    setBusy(undefined);
    if (!answer.ok) return;
    onChanged(answer.value);
    onDone(sentence);
  };

  return (
    <section aria-label={text.actionsTitle}>
      <h3 className={style.actionsTitle}>{text.actionsTitle}</h3>
      {failure && <ProblemNotice failure={failure} title={text.actionFailed} />}
      <ul className={style.choices}>
        <Action word={callers.tell} about={callers.tellAbout} because={endedWhy} onAct={() => onAsk("username")} />
        <Action
          word={user.clinicalAlerts ? text.alertsTurnOff : text.alertsTurnOn}
          about={text.alertsAbout}
          because={user.clinicalAlerts || user.state === "active" ? undefined : (endedWhy ?? text.alertsWaits)}
          busy={busy === "alerts"}
          onAct={() => {
            const on = !user.clinicalAlerts;
            void act("alerts", () => switchAlerts(user.affiliationId, { on }), text.alertsDone(user.name, on));
          }}
        />
        <Action
          word={text.resend}
          about={text.resendAbout}
          because={
            endedWhy ?? (user.training === "complete" || user.training === "waived" ? text.resendNot : undefined)
          }
          busy={busy === "resend"}
          onAct={() => void act("resend", () => resendTraining(user.affiliationId), text.resendDone(user.name))}
        />
        <Action word={text.changeRole} about={text.changeRoleAbout} because={endedWhy} onAct={() => onAsk("role")} />
        <Action
          word={user.leave ? text.leaveEnd : text.leave}
          about={text.leaveAbout}
          because={endedWhy}
          onAct={() => onAsk("leave")}
        />
        <Action
          word={text.reactivate}
          about={text.reactivateAbout}
          because={user.state === "suspended" ? undefined : text.reactivateNot}
          busy={busy === "reactivate"}
          onAct={() => void act("reactivate", () => reactivate(user.affiliationId), text.reactivateDone(user.name))}
        />
        <Action word={text.recover} about={text.recoverAbout} because={endedWhy} onAct={() => onAsk("recover")} />
        <Action word={text.end} about={text.endAbout} because={endedWhy} onAct={() => onAsk("end")} />
      </ul>
    </section>
  );
}

interface ActionProps {
  word: string;
  about: string;
  /** Why it cannot be done now. */
  because?: string | undefined;
  busy?: boolean;
  onAct(): void;
}

function Action({ word, about, because, busy = false, onAct }: ActionProps) {
  const id = useId();
  return (
    <li className={style.choice}>
      <p id={id} className={style.about}>
        {because ?? about}
      </p>
      <Button
        size="sm"
        variant="default"
        disabled={because !== undefined}
        aria-describedby={id}
        loading={busy}
        onClick={onAct}
      >
        {word}
      </Button>
    </li>
  );
}
