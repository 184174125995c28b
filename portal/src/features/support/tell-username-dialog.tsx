import type { TicketCandidate } from "@crossbay/contract";
import { useId, useState } from "react";
import type { Answer } from "../../ui/api/ask.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { PersonDialog, usePersonForm } from "../../ui/people/person-dialog.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  /** Whose username is sent; `undefined`: the dialog is closed. */
  user: TicketCandidate | undefined;
  onTell(user: TicketCandidate, reason: string): Promise<Answer<unknown>>;
  onClose(): void;
}

/** Asks why, before a username is sent to the contacts on record. */
export function TellUsernameDialog(props: Props) {
  const { username } = useWords().supportTicket;
  return (
    <PersonDialog user={props.user} title={({ name }) => username.title(name)} onClose={props.onClose}>
      {(user) => <TellUsernameForm {...props} user={user} />}
    </PersonDialog>
  );
}

function TellUsernameForm({ user, onTell, onClose }: Props & { user: TicketCandidate }) {
  const { people, supportTicket } = useWords();
  const { username: text } = supportTicket;
  const id = useId();
  const [reason, setReason] = useState("");
  const { form, errors, settle } = usePersonForm({ user, onDone: onClose, onClose });
  const submit = () =>
    void settle(reason.trim() ? [] : [{ field: id, text: people.reasonMissing }], () => onTell(user, reason.trim()));
  return (
    <DialogForm {...form} lead={text.lead} submit={text.submit} failureTitle={text.failed} onSubmit={submit}>
      <ReasonField
        id={id}
        hint={text.reasonHint}
        value={reason}
        error={errorOf(errors, id)}
        first
        onChange={setReason}
      />
    </DialogForm>
  );
}
