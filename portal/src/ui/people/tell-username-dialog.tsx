import type { ContactOnRecord, ManagedUser } from "@crossbay/contract";
import { useId, useState } from "react";
import { tellUsername } from "../api/desk-endpoints.ts";
import { ChoiceGroup } from "../form/choice-group.tsx";
import { errorOf } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { PersonDialog, usePersonForm } from "./person-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Props {
  /** Whose username; `undefined`: the dialog is closed. */
  user: ManagedUser | undefined;
  /** Of the user's organization, where it was looked up. */
  contacts: readonly ContactOnRecord[] | undefined;
  /** With the sentence that says what was done. */
  onDone(sentence: string): void;
  onClose(): void;
}

/** Asks to whom a username is told, and why; both are recorded. */
export function TellUsernameDialog(props: Props) {
  const { tellDialog: text } = useWords().callers;
  return (
    <PersonDialog user={props.user} title={({ name }) => text.title(name)} onClose={props.onClose}>
      {(user) => <TellForm {...props} user={user} />}
    </PersonDialog>
  );
}

function TellForm({ user, contacts, onDone, onClose }: Props & { user: ManagedUser }) {
  const { callers, people } = useWords();
  const { tellDialog: text } = callers;
  const id = useId();
  const fields = { to: `${id}-to`, reason: `${id}-reason` };
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState("");
  const { form, errors, settle } = usePersonForm({
    user,
    onDone: () => onDone(to === "mail" ? text.mailed(user.name) : text.told(user.username)),
    onClose,
  });

  const submit = () => {
    const wrong = [
      ...(to ? [] : [{ field: fields.to, text: text.toMissing }]),
      ...(reason.trim() ? [] : [{ field: fields.reason, text: people.reasonMissing }]),
    ];
    const told = to === "mail" ? ({ to: "mail" } as const) : { to: "contact" as const, contactId: to ?? "" };
    void settle(wrong, () => tellUsername(user.affiliationId, { ...told, reason: reason.trim() }));
  };

  return (
    <DialogForm
      {...form}
      lead={contacts ? text.lead : `${text.lead} ${text.noContacts}`}
      submit={text.submit}
      failureTitle={text.failed}
      onSubmit={submit}
    >
      <ChoiceGroup
        id={fields.to}
        legend={text.to}
        choices={[
          ...(contacts ?? [])
            .filter(({ accountId }, place, all) => all.findIndex((other) => other.accountId === accountId) === place)
            .map(({ accountId, as, email, name }) => ({
              value: accountId,
              label: text.contact(name, callers.as[as]),
              detail: text.contactDetail(email),
            })),
          { value: "mail", label: text.mail, detail: user.email },
        ]}
        value={to}
        error={errorOf(errors, fields.to)}
        onChange={setTo}
      />
      <ReasonField
        id={fields.reason}
        hint={text.reasonHint}
        value={reason}
        error={errorOf(errors, fields.reason)}
        onChange={setReason}
      />
    </DialogForm>
  );
}
