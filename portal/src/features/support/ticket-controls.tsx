import type { StaffTicket, TicketChange } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { changeTicket } from "../../ui/api/support-endpoints.ts";
import { BarChoice } from "../../ui/form/bar-choice.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { DueDialog } from "./due-dialog.tsx";
import { teamsInOrder, typesInOrder } from "./queue-address.ts";
import style from "./support.module.css";
import { DueTime } from "./ticket-marks.tsx";
import type { TicketWork } from "./use-ticket-work.ts";

const statesInOrder = ["new", "in-progress", "waiting", "solved", "closed"] as const;
const prioritiesInOrder = ["urgent", "high", "normal", "low"] as const;

/** State, priority, team, type, whose it is and when it is due: each changed where it stands, at once. */
export function TicketControls({ ticket, work }: { ticket: StaffTicket; work: TicketWork }) {
  const { supportDesk, supportTicket } = useWords();
  const text = supportTicket.control;
  const { session } = useSession();
  const { busy, failure, send } = useFormAnswer();
  const [settingDue, setSettingDue] = useState(false);
  const namesakes = ticket.assignees.filter(({ name }) => name === session.name);
  const me = namesakes.length === 1 ? namesakes[0] : undefined;
  // Where the request can be done at once, that is the first thing to press.
  const doable = ticket.verbs.length > 0 && ticket.candidates.length === 1;
  const fixed = ticket.mergedInto !== undefined;

  const change = (part: TicketChange) =>
    void send(() => work.settle(() => changeTicket(ticket.id, part), text.changed));
  const inWords = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
    values.map((value) => ({ value, label: words[value] }));

  return (
    <section className={style.controls} aria-label={text.label} aria-busy={busy}>
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <div className={style.controlRow}>
        <BarChoice
          label={text.state}
          value={ticket.state}
          disabled={fixed}
          choices={inWords(statesInOrder, supportDesk.states)}
          onChange={(state) => change({ state })}
        />
        <BarChoice
          label={text.priority}
          value={ticket.priority}
          disabled={fixed}
          choices={inWords(prioritiesInOrder, supportDesk.priorities)}
          onChange={(priority) => change({ priority })}
        />
        <BarChoice
          label={text.assignee}
          value={ticket.assignee?.accountId ?? "nobody"}
          disabled={fixed}
          choices={[
            { value: "nobody", label: text.nobody },
            ...assigneesOf(ticket).map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
          onChange={(id) => change({ assigneeId: id === "nobody" ? null : id })}
        />
        <BarChoice
          label={text.team}
          value={ticket.team}
          disabled={fixed}
          choices={inWords(teamsInOrder, supportDesk.teams)}
          onChange={(team) => change({ team })}
        />
        <BarChoice
          label={text.type}
          value={ticket.type}
          disabled={fixed}
          choices={inWords(typesInOrder, supportDesk.types)}
          onChange={(type) => change({ type })}
        />
        <div className={style.due}>
          <span className={style.dueLabel}>{text.due}</span>
          <span className={style.dueValue}>
            <DueTime ticket={ticket} />
          </span>
        </div>
        {!fixed && (
          <Button size="compact-sm" variant="subtle" onClick={() => setSettingDue(true)}>
            {text.changeDue}
          </Button>
        )}
        <div className={style.spacer} />
        {me && !fixed && ticket.assignee?.accountId !== me.accountId && (
          <Button
            size="sm"
            variant={ticket.assignee || doable ? "default" : "filled"}
            loading={busy}
            onClick={() => change({ assigneeId: me.accountId })}
          >
            {supportTicket.take}
          </Button>
        )}
      </div>
      <DueDialog ticket={ticket} opened={settingDue} work={work} onClose={() => setSettingDue(false)} />
    </section>
  );
}

/** Whoever has it stays among the choices, also when it can be given to them no more. */
const assigneesOf = ({ assignee, assignees }: StaffTicket) =>
  assignee && !assignees.some(({ accountId }) => accountId === assignee.accountId)
    ? [assignee, ...assignees]
    : assignees;
