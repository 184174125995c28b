import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantined.module.css";

/** Asks before changes are lost with the page. */
export function LeaveQuestion({ asks }: { asks: boolean }) {
  const { detail: text } = useWords().quarantine;
  const blocker = useBlocker({ shouldBlockFn: () => asks, enableBeforeUnload: () => asks, withResolver: true });
  const stay = () => blocker.reset?.();
  return (
    <Question opened={blocker.status === "blocked"} title={text.leaveTitle} onClose={stay}>
      <p>{text.leaveLead}</p>
      <div className={style.leave}>
        <Button onClick={stay} data-autofocus>
          {text.stay}
        </Button>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {text.leave}
        </Button>
      </div>
    </Question>
  );
}
