import type { ParticipantLine, UserList } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { readParticipantUsers } from "../../ui/api/desk-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { StaffUserList } from "../../ui/people/staff-user-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./participants.module.css";

/** The participant's users, once somebody asks for them: opening the list is recorded. */
export function ParticipantUsers({ participant }: { participant: ParticipantLine }) {
  const { page: text } = useWords().participants;
  const { busy, failure, send } = useFormAnswer();
  const [list, setList] = useState<UserList>();

  const show = async () => {
    const answer = await send(() => readParticipantUsers(participant.id));
    if (answer.ok) setList(answer.value);
  };

  return (
    <section aria-labelledby="participant-users" className={style.section}>
      <h2 id="participant-users">{text.usersTitle}</h2>
      {failure && <ProblemNotice failure={failure} title={text.usersFailed} onRetry={() => void show()} />}
      {!list && (
        <div className={style.actions}>
          <Button variant="default" size="sm" loading={busy} onClick={() => void show()}>
            {text.usersShow(participant.userCount)}
          </Button>
          <span className={style.quiet}>{text.usersLead}</span>
        </div>
      )}
      {list?.users.length === 0 && <p className={style.quiet}>{text.noUsers}</p>}
      {list && list.users.length > 0 && <StaffUserList list={list} manyParticipants={false} />}
    </section>
  );
}
