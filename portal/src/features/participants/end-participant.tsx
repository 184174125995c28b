import type { ParticipantLine } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { endParticipant } from "../../ui/api/administration-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./designate.module.css";

/** Ends the agreement of a participant, and with it everybody's access there; names it once more before. */
export function EndParticipant({ participant }: { participant: ParticipantLine }) {
  const { end: text } = useWords().participants;
  const [asking, setAsking] = useState(false);
  const { busy, failure, send } = useFormAnswer();
  const queries = useQueryClient();
  const navigate = useNavigate();

  const end = async () => {
    const answer = await send(() => endParticipant(participant.id));
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: keyOfDesk });
    void navigate({ to: "/desk/participants/$participantId", params: { participantId: participant.id } });
  };

  return (
    <div>
      <Button variant="default" className={style.submit} onClick={() => setAsking(true)}>
        {text.open}
      </Button>
      <Question opened={asking} title={text.title(participant.name)} onClose={() => setAsking(false)}>
        <DialogForm
          lead={text.lead(participant.userCount)}
          submit={text.submit(participant.name)}
          busy={busy}
          failure={failure}
          failureTitle={text.failed}
          onSubmit={() => void end()}
          onBack={() => setAsking(false)}
        />
      </Question>
    </div>
  );
}
