import type { LeaveRequest, ManagedUser } from "@crossbay/contract";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { parseTypedDate } from "../dates/parse-typed-date.ts";
import { DateField } from "../form/date-field.tsx";
import { errorOf } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { type DialogUser, PersonDialog, usePersonForm } from "./person-dialog.tsx";

type LeavingUser = DialogUser & Pick<ManagedUser, "leave">;

interface Props<User extends LeavingUser> {
  /** Whose leave is asked about; `undefined`: the dialog is closed. */
  user: User | undefined;
  onLeave(user: User, request: LeaveRequest): Promise<Answer<unknown>>;
  onDone(user: User): void;
  onClose(): void;
}

/** Records a leave of absence; of somebody who is on leave it asks whether the leave ends now. */
export function LeaveDialog<User extends LeavingUser>(props: Props<User>) {
  const { leave } = useWords().people;
  return (
    <PersonDialog
      user={props.user}
      title={(user) => (user.leave ? leave.endTitle(user.name) : leave.title(user.name))}
      onClose={props.onClose}
    >
      {(user) => (user.leave ? <EndLeaveForm {...props} user={user} /> : <LeaveForm {...props} user={user} />)}
    </PersonDialog>
  );
}

function LeaveForm<User extends LeavingUser>(props: Props<User> & { user: User }) {
  const { leave } = useWords().people;
  const id = useId();
  const fields = { from: `${id}-from`, until: `${id}-until` };
  const [typed, setTyped] = useState({ from: "", until: "" });
  const { form, errors, settle } = usePersonForm(props);

  const submit = () => {
    const from = parseTypedDate(typed.from);
    const until = parseTypedDate(typed.until);
    const untilWrong = typed.until.trim() !== "" && (!until || (from !== undefined && until < from));
    const wrong = [
      ...(from ? [] : [{ field: fields.from, text: leave.fromMissing }]),
      ...(untilWrong ? [{ field: fields.until, text: leave.untilWrong }] : []),
    ];
    void settle(wrong, () => props.onLeave(props.user, { from, ...(until ? { until } : {}) }));
  };

  return (
    <DialogForm {...form} lead={leave.lead} submit={leave.submit} failureTitle={leave.failed} onSubmit={submit}>
      <DateField
        id={fields.from}
        label={leave.from}
        hint={leave.hint}
        value={typed.from}
        error={errorOf(errors, fields.from)}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <DateField
        id={fields.until}
        label={leave.until}
        hint={leave.hint}
        value={typed.until}
        error={errorOf(errors, fields.until)}
        onChange={(until) => setTyped({ ...typed, until })}
      />
    </DialogForm>
  );
}

function EndLeaveForm<User extends LeavingUser>(props: Props<User> & { user: User }) {
  const { leave } = useWords().people;
  const { form, settle } = usePersonForm(props);
  const submit = () => void settle([], () => props.onLeave(props.user, {}));
  return (
    <DialogForm {...form} lead={leave.endLead} submit={leave.endSubmit} failureTitle={leave.failed} onSubmit={submit} />
  );
}
