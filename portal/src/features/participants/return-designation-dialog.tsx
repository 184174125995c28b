import { useId, useState } from "react";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  /** Whose designation goes back; `undefined`: the dialog is closed. */
  participantName: string | undefined;
  onReturn(reason: string): void;
  onClose(): void;
}

/** Asks why a designation goes back. */
export function ReturnDesignationDialog({ participantName, onReturn, onClose }: Props) {
  const { check: text } = useWords().designation;
  return (
    <Question opened={participantName !== undefined} title={text.returnTitle(participantName ?? "")} onClose={onClose}>
      {participantName !== undefined && <ReturnForm onReturn={onReturn} onClose={onClose} />}
    </Question>
  );
}

function ReturnForm({ onReturn, onClose }: Pick<Props, "onReturn" | "onClose">) {
  const { designation, people } = useWords();
  const { check: text } = designation;
  const id = useId();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = () => {
    const missing = reason.trim() === "";
    setErrors(missing ? [{ field: id, text: people.reasonMissing }] : []);
    if (!missing) onReturn(reason.trim());
  };
  return (
    <DialogForm
      lead={text.returnLead}
      submit={text.returnSubmit}
      busy={false}
      failure={undefined}
      failureTitle=""
      errors={errors}
      onSubmit={submit}
      onBack={onClose}
    >
      <ReasonField
        id={id}
        hint={text.returnHint}
        value={reason}
        error={errorOf(errors, id)}
        first
        onChange={setReason}
      />
    </DialogForm>
  );
}
