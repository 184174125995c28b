import type { StaffTicket } from "@crossbay/contract";
import { useId, useState } from "react";
import { serverNow } from "../../ui/api/ask.ts";
import { changeTicket } from "../../ui/api/support-endpoints.ts";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import { DateField } from "../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { TicketWork } from "./use-ticket-work.ts";

interface Props {
  ticket: StaffTicket;
  work: TicketWork;
  onClose(): void;
}

/** Asks for another day on which the request is due, and why. */
export function DueDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { dueDialog: text } = useWords().supportTicket;
  return (
    <Question opened={opened} title={text.title} onClose={props.onClose}>
      {opened && <DueForm {...props} />}
    </Question>
  );
}

function DueForm({ ticket, work, onClose }: Props) {
  const { people, supportTicket } = useWords();
  const { dueDialog: text, control } = supportTicket;
  const id = useId();
  const fields = { day: `${id}-day`, reason: `${id}-reason` };
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const day = parseTypedDate(typed);
    // The end of a working day by the reader's clock, as the page shows it.
    const dueAt = day && new Date(`${day}T17:00:00`);
    const wrong = [
      ...(dueAt
        ? dueAt.getTime() > serverNow()
          ? []
          : [{ field: fields.day, text: text.past }]
        : [{ field: fields.day, text: text.missing }]),
      ...(reason.trim() ? [] : [{ field: fields.reason, text: people.reasonMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0 || !dueAt) return;
    const change = { dueAt: dueAt.toISOString(), reason: reason.trim() };
    const answer = await send(() => work.settle(() => changeTicket(ticket.id, change), control.changed));
    if (answer.ok) onClose();
  };

  return (
    <DialogForm
      about={ticket.number}
      lead={text.lead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <DateField
        id={fields.day}
        label={text.field}
        hint={text.hint}
        value={typed}
        error={errorOf(errors, fields.day)}
        onChange={setTyped}
      />
      <ReasonField
        id={fields.reason}
        hint={text.why}
        value={reason}
        error={errorOf(errors, fields.reason)}
        onChange={setReason}
      />
    </DialogForm>
  );
}
