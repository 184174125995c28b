import type { AlertTask } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { switchAlerts } from "../../ui/api/desk-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";

/** Whom a worksheet said want Clinical Alerts; each opens once the account is active. */
export function AlertTasks({ tasks }: { tasks: readonly AlertTask[] }) {
  const words = useWords();
  const { alerts: text } = words.desk;
  const queries = useQueryClient();
  const { failure, send } = useFormAnswer();
  const [busyId, setBusyId] = useState<string>();
  const [done, setDone] = useState<string>();

  const add = async ({ affiliationId, name }: AlertTask) => {
    setBusyId(affiliationId);
    const answer = await send(() => switchAlerts(affiliationId, { on: true }));
    setBusyId(undefined);
    if (!answer.ok) return;
    setDone(text.done(name));
    void queries.invalidateQueries({ queryKey: keyOfDesk });
  };

  return (
    <Card title={text.title}>
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <p role="status" className={done ? style.done : style.silent}>
        {done}
      </p>
      {tasks.length === 0 && <p className={style.quiet}>{text.none}</p>}
      <ul className={style.tasks} aria-label={text.label}>
        {tasks
          .toSorted((one, other) => Number(other.open) - Number(one.open))
          .map((task) => (
            <li key={task.affiliationId} className={style.task}>
              <div>
                <p>
                  <strong>{task.name}</strong>
                </p>
                <p className={style.quiet}>
                  {words.people.at(task.title, task.participantName)}
                  <span className={style.detail}>{text.asked(formatDate(task.askedAt, words))}</span>
                </p>
              </div>
              {task.open ? (
                <Button
                  size="sm"
                  variant="default"
                  loading={busyId === task.affiliationId}
                  aria-label={text.addFor(task.name)}
                  onClick={() => void add(task)}
                >
                  {text.add}
                </Button>
              ) : (
                <span className={style.quiet}>{text.waits}</span>
              )}
            </li>
          ))}
      </ul>
    </Card>
  );
}
