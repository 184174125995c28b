import type { EndAccessRequest } from "@crossbay/contract";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { type DialogUser, PersonDialog, usePersonForm } from "./person-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Props<User extends DialogUser> {
  /** Whose access is asked about; `undefined`: the dialog is closed. */
  user: User | undefined;
  onEnd(user: User, request: EndAccessRequest): Promise<Answer<unknown>>;
  /** It has ended. */
  onDone(user: User): void;
  onClose(): void;
}

/** Asks before somebody's access for one participant ends; names the person in the title and on the button. */
export function EndAccessDialog<User extends DialogUser>(props: Props<User>) {
  const { end } = useWords().people;
  return (
    <PersonDialog user={props.user} title={({ name }) => end.title(name)} onClose={props.onClose}>
      {(user) => <EndAccessForm {...props} user={user} />}
    </PersonDialog>
  );
}

function EndAccessForm<User extends DialogUser>(props: Props<User> & { user: User }) {
  const { user, onEnd } = props;
  const { people } = useWords();
  const { end } = people;
  const id = useId();
  const [reason, setReason] = useState("");
  const { form, errors, settle } = usePersonForm(props);

  const submit = () =>
    void settle(reason.trim() ? [] : [{ field: id, text: people.reasonMissing }], () =>
      onEnd(user, { reason: reason.trim() }),
    );

  return (
    <DialogForm
      {...form}
      lead={end.lead(user.participantName)}
      submit={end.submit(user.name)}
      failureTitle={end.failed}
      onSubmit={submit}
    >
      <ReasonField
        id={id}
        hint={end.reasonHint}
        value={reason}
        error={errorOf(errors, id)}
        first
        onChange={setReason}
      />
    </DialogForm>
  );
}
