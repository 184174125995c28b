import type { StaffTicket, TicketAct, TicketCandidate } from "@crossbay/contract";
import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { actOnTicket } from "../../ui/api/support-endpoints.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { PersonDialog, usePersonForm } from "../../ui/people/person-dialog.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { TicketWork } from "./use-ticket-work.ts";

interface Props {
  ticket: StaffTicket;
  work: TicketWork;
  /** Whose address is asked about; `undefined`: the dialog is closed. */
  user: TicketCandidate | undefined;
  onClose(): void;
}

type Proof = NonNullable<TicketAct["proofedBy"]>;
const proofsInOrder = ["photo-id-seen", "known-in-person", "called-back-on-record"] as const satisfies readonly Proof[];

/** Asks for the new address, and first how the identity was proofed anew. */
export function ChangeEmailDialog(props: Props) {
  const { email } = useWords().supportTicket;
  return (
    <PersonDialog user={props.user} title={({ name }) => email.title(name)} onClose={props.onClose}>
      {(user) => <ChangeEmailForm {...props} user={user} />}
    </PersonDialog>
  );
}

function ChangeEmailForm({ ticket, work, user, onClose }: Props & { user: TicketCandidate }) {
  const { people, supportTicket } = useWords();
  const { email: text } = supportTicket;
  const id = useId();
  const fields = { proof: `${id}-proof`, email: `${id}-email`, reason: `${id}-reason` };
  const [proofedBy, setProofedBy] = useState<Proof>();
  const [newEmail, setNewEmail] = useState(ticket.fields.newEmail ?? "");
  const [reason, setReason] = useState("");
  const { form, errors, settle } = usePersonForm({ user, onDone: onClose, onClose });

  const submit = () => {
    const wrong = [
      ...(proofedBy ? [] : [{ field: fields.proof, text: text.proofMissing }]),
      ...(/^\S+@\S+$/.test(newEmail.trim()) ? [] : [{ field: fields.email, text: text.missing }]),
      ...(reason.trim() ? [] : [{ field: fields.reason, text: people.reasonMissing }]),
    ];
    const act: TicketAct = {
      verb: "change-email",
      affiliationId: user.affiliationId,
      reason: reason.trim(),
      newEmail: newEmail.trim(),
      ...(proofedBy ? { proofedBy } : {}),
    };
    void settle(wrong, () =>
      work.settle(() => actOnTicket(ticket.id, act), supportTicket.people.done["change-email"](user.name)),
    );
  };

  return (
    <DialogForm {...form} lead={text.lead} submit={text.submit} failureTitle={text.failed} onSubmit={submit}>
      <ChoiceGroup<Proof>
        id={fields.proof}
        legend={text.proof}
        choices={proofsInOrder.map((value) => ({ value, label: text.proofs[value] }))}
        value={proofedBy}
        error={errorOf(errors, fields.proof)}
        onChange={setProofedBy}
      />
      <TextInput
        id={fields.email}
        type="email"
        label={text.field}
        value={newEmail}
        error={errorOf(errors, fields.email)}
        maxLength={254}
        autoComplete="off"
        onChange={(event) => setNewEmail(event.currentTarget.value)}
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
