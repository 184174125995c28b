import type { ChangeRoleRequest, ManagedUser, UserList } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { ReasonField } from "./reason-field.tsx";

type ChangingUser = Pick<ManagedUser, "name" | "title" | "titleId" | "participantName">;

interface Props<User extends ChangingUser> {
  /** Whose role is asked about; `undefined`: the dialog is closed. */
  user: User | undefined;
  /** The titles that this user's participant can give. */
  titles: UserList["titles"];
  onChange(user: User, request: ChangeRoleRequest): Promise<Answer<unknown>>;
  onDone(user: User): void;
  onClose(): void;
}

/** Asks for somebody's new title at one participant, and why. */
export function ChangeRoleDialog<User extends ChangingUser>(props: Props<User>) {
  const { role } = useWords().people;
  const { user, onClose } = props;
  return (
    <Question opened={user !== undefined} title={user ? role.title(user.name) : ""} onClose={onClose}>
      {user && <ChangeRoleForm {...props} user={user} />}
    </Question>
  );
}

function ChangeRoleForm<User extends ChangingUser>(props: Props<User> & { user: User }) {
  const { user, titles, onChange, onDone, onClose } = props;
  const { people } = useWords();
  const { role } = people;
  const id = useId();
  const fields = { title: `${id}-title`, reason: `${id}-reason` };
  const [titleId, setTitleId] = useState("");
  const [reason, setReason] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const wrong = [
      ...(titleId ? [] : [{ field: fields.title, text: role.nextMissing }]),
      ...(reason.trim() ? [] : [{ field: fields.reason, text: people.reasonMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const answer = await send(() => onChange(user, { titleId, reason: reason.trim() }));
    if (answer.ok) onDone(user);
  };

  return (
    <DialogForm
      about={`${role.now}: ${people.at(user.title, user.participantName)}`}
      lead={role.lead}
      submit={role.submit}
      busy={busy}
      failure={failure}
      failureTitle={role.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <NativeSelect
        id={fields.title}
        label={role.next}
        value={titleId}
        error={errorOf(errors, fields.title)}
        data={[
          { value: "", label: role.choose },
          ...titles.filter((each) => each.id !== user.titleId).map((each) => ({ value: each.id, label: each.name })),
        ]}
        data-autofocus
        onChange={(event) => setTitleId(event.currentTarget.value)}
      />
      <ReasonField
        id={fields.reason}
        hint={role.reasonHint}
        value={reason}
        error={errorOf(errors, fields.reason)}
        onChange={setReason}
      />
    </DialogForm>
  );
}
