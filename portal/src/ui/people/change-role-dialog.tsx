import type { ChangeRoleRequest, ManagedUser, UserList } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { type DialogUser, PersonDialog, usePersonForm } from "./person-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";

type ChangingUser = DialogUser & Pick<ManagedUser, "titleId">;

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
  return (
    <PersonDialog user={props.user} title={({ name }) => role.title(name)} onClose={props.onClose}>
      {(user) => <ChangeRoleForm {...props} user={user} />}
    </PersonDialog>
  );
}

function ChangeRoleForm<User extends ChangingUser>(props: Props<User> & { user: User }) {
  const { user, titles, onChange } = props;
  const { people } = useWords();
  const { role } = people;
  const id = useId();
  const fields = { title: `${id}-title`, reason: `${id}-reason` };
  const [titleId, setTitleId] = useState("");
  const [reason, setReason] = useState("");
  const { form, errors, settle } = usePersonForm(props);

  const submit = () => {
    const wrong = [
      ...(titleId ? [] : [{ field: fields.title, text: role.nextMissing }]),
      ...(reason.trim() ? [] : [{ field: fields.reason, text: people.reasonMissing }]),
    ];
    void settle(wrong, () => onChange(user, { titleId, reason: reason.trim() }));
  };

  return (
    <DialogForm
      {...form}
      about={`${role.now}: ${people.at(user.title, user.participantName)}`}
      lead={role.lead}
      submit={role.submit}
      failureTitle={role.failed}
      onSubmit={submit}
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
