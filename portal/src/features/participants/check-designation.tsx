import type { Designation, DesignationDecision } from "@crossbay/contract";
import { Button, Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { decideDesignation } from "../../ui/api/desk-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { ReasonDialog } from "../../ui/people/reason-dialog.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./participants.module.css";

interface Props {
  designation: Designation;
  onDecided(how: "accepted" | "returned"): void;
}

/** The check of a signed designation: two things confirmed, then the first invitation goes; or it goes back with a reason. */
export function CheckDesignation({ designation, onDecided }: Props) {
  const { check: text } = useWords().designation;
  const queries = useQueryClient();
  const [confirmed, setConfirmed] = useState({ signatoryMaySign: false, calledBack: false });
  const [missing, setMissing] = useState(false);
  const [returning, setReturning] = useState(false);
  const { busy, failure, send } = useFormAnswer();
  const conflict = failure?.kind === "refused" && failure.problem.code === "already-decided";

  const decide = async (decision: DesignationDecision) => {
    const answer = await send(() => decideDesignation(designation.id, decision));
    if (answer.ok) onDecided(decision.accept ? "accepted" : "returned");
    if (answer.ok || (answer.failure.kind === "refused" && answer.failure.problem.code === "already-decided")) {
      await queries.invalidateQueries({ queryKey: keyOfDesk });
    }
  };
  const accept = () => {
    const whole = confirmed.signatoryMaySign && confirmed.calledBack;
    setMissing(!whole);
    if (whole) void decide({ accept: true, ...confirmed });
  };

  return (
    <fieldset className={style.check}>
      <legend>{text.title}</legend>
      {failure && (
        <ProblemNotice failure={failure} title={conflict ? text.conflictTitle : text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <Checkbox
        label={text.signatoryMaySign}
        description={text.signatoryHint}
        checked={confirmed.signatoryMaySign}
        onChange={(event) => setConfirmed({ ...confirmed, signatoryMaySign: event.currentTarget.checked })}
      />
      <Checkbox
        label={text.calledBack}
        description={text.calledBackHint}
        checked={confirmed.calledBack}
        onChange={(event) => setConfirmed({ ...confirmed, calledBack: event.currentTarget.checked })}
      />
      <p role="alert" className={style.missing}>
        {missing && !(confirmed.signatoryMaySign && confirmed.calledBack) && text.bothMissing}
      </p>
      <p className={style.quiet}>{text.lead}</p>
      <div className={style.actions}>
        <Button size="sm" loading={busy} onClick={accept}>
          {text.accept}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={() => setReturning(true)}>
          {text.giveBack}
        </Button>
      </div>
      <ReasonDialog
        opened={returning}
        title={text.returnTitle(designation.participantName)}
        lead={text.returnLead}
        submit={text.returnSubmit}
        hint={text.returnHint}
        onReason={(reason) => {
          setReturning(false);
          void decide({ accept: false, ...confirmed, reason });
        }}
        onClose={() => setReturning(false)}
      />
    </fieldset>
  );
}
