import type { LeaveRequest, ManagedUser } from "@crossbay/contract";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { parseTypedDate } from "../dates/parse-typed-date.ts";
import { DateField } from "../form/date-field.tsx";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";

type LeavingUser = Pick<ManagedUser, "name" | "title" | "participantName" | "leave">;

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
  const { user, onClose } = props;
  const title = user?.leave ? leave.endTitle(user.name) : leave.title(user?.name ?? "");
  return (
    <Question opened={user !== undefined} title={title} onClose={onClose}>
      {user && (user.leave ? <EndLeaveForm {...props} user={user} /> : <LeaveForm {...props} user={user} />)}
    </Question>
  );
}

function LeaveForm<User extends LeavingUser>({ user, onLeave, onDone, onClose }: Props<User> & { user: User }) {
  const { people } = useWords();
  const { leave } = people;
  const id = useId();
  const fields = { from: `${id}-from`, until: `${id}-until` };
  const [typed, setTyped] = useState({ from: "", until: "" });
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const from = parseTypedDate(typed.from);
    const until = parseTypedDate(typed.until);
    const untilWrong = typed.until.trim() !== "" && (!until || (from !== undefined && until < from));
    setErrors([
      ...(from ? [] : [{ field: fields.from, text: leave.fromMissing }]),
      ...(untilWrong ? [{ field: fields.until, text: leave.untilWrong }] : []),
    ]);
    if (!from || untilWrong) return;
    const answer = await send(() => onLeave(user, { from, ...(until ? { until } : {}) }));
    if (answer.ok) onDone(user);
  };

  return (
    <DialogForm
      about={people.at(user.title, user.participantName)}
      lead={leave.lead}
      submit={leave.submit}
      busy={busy}
      failure={failure}
      failureTitle={leave.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
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

function EndLeaveForm<User extends LeavingUser>({ user, onLeave, onDone, onClose }: Props<User> & { user: User }) {
  const { people } = useWords();
  const { leave } = people;
  const { busy, failure, send } = useFormAnswer();
  const submit = async () => {
    const answer = await send(() => onLeave(user, {}));
    if (answer.ok) onDone(user);
  };
  return (
    <DialogForm
      about={people.at(user.title, user.participantName)}
      lead={leave.endLead}
      submit={leave.endSubmit}
      busy={busy}
      failure={failure}
      failureTitle={leave.failed}
      onSubmit={() => void submit()}
      onBack={onClose}
    />
  );
}
