import type { StaffTicket } from "@crossbay/contract";
import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { mergeTicket } from "../../ui/api/support-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { TicketWork } from "./use-ticket-work.ts";

interface Props {
  ticket: StaffTicket;
  work: TicketWork;
  /** Its number stands in the field already; `undefined`: the dialog is closed. */
  into: string | undefined;
  onClose(): void;
}

/** Asks into which request this one goes. */
export function MergeDialog({ ticket, work, into, onClose }: Props) {
  const { mergeDialog: text } = useWords().supportTicket;
  return (
    <Question opened={into !== undefined} title={text.title(ticket.number)} onClose={onClose}>
      {into !== undefined && <MergeForm ticket={ticket} work={work} into={into} onClose={onClose} />}
    </Question>
  );
}

function MergeForm({ ticket, work, into, onClose }: Props & { into: string }) {
  const { mergeDialog: text } = useWords().supportTicket;
  const id = useId();
  const [typed, setTyped] = useState(into);
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const intoNumber = typed.trim().toUpperCase();
    const wrong = intoNumber === "" ? text.missing : intoNumber === ticket.number ? text.own : undefined;
    setErrors(wrong ? [{ field: id, text: wrong }] : []);
    if (wrong) return;
    const answer = await send(() => work.settle(() => mergeTicket(ticket.id, { intoNumber }), text.done(intoNumber)));
    if (answer.ok) onClose();
  };

  return (
    <DialogForm
      lead={text.lead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <TextInput
        id={id}
        label={text.field}
        description={text.hint}
        value={typed}
        error={errorOf(errors, id)}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
