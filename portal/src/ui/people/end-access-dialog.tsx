import type { EndAccessRequest, ManagedUser } from "@crossbay/contract";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { ReasonField } from "./reason-field.tsx";

type EndingUser = Pick<ManagedUser, "name" | "title" | "participantName">;

interface Props<User extends EndingUser> {
  /** Whose access is asked about; `undefined`: the dialog is closed. */
  user: User | undefined;
  onEnd(user: User, request: EndAccessRequest): Promise<Answer<unknown>>;
  /** It has ended. */
  onDone(user: User): void;
  onClose(): void;
}

/** Asks before somebody's access for one participant ends; names the person in the title and on the button. */
export function EndAccessDialog<User extends EndingUser>({ user, onEnd, onDone, onClose }: Props<User>) {
  const { end } = useWords().people;
  return (
    <Question opened={user !== undefined} title={user ? end.title(user.name) : ""} onClose={onClose}>
      {user && <EndAccessForm user={user} onEnd={onEnd} onDone={onDone} onClose={onClose} />}
    </Question>
  );
}

function EndAccessForm<User extends EndingUser>({ user, onEnd, onDone, onClose }: Props<User> & { user: User }) {
  const { people } = useWords();
  const { end } = people;
  const id = useId();
  const [reason, setReason] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const missing = reason.trim() === "";
    setErrors(missing ? [{ field: id, text: people.reasonMissing }] : []);
    if (missing) return;
    const answer = await send(() => onEnd(user, { reason: reason.trim() }));
    if (answer.ok) onDone(user);
  };

  return (
    <DialogForm
      about={people.at(user.title, user.participantName)}
      lead={end.lead(user.participantName)}
      submit={end.submit(user.name)}
      busy={busy}
      failure={failure}
      failureTitle={end.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
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
