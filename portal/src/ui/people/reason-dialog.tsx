import { useId, useState } from "react";
import { errorOf, type FieldError } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Props {
  opened: boolean;
  title: string;
  lead: string;
  submit: string;
  /** Without them the words that every form uses. */
  label?: string;
  missing?: string;
  hint: string;
  onReason(reason: string): void;
  onClose(): void;
}

/** Asks for a reason that somebody else will read; what is done with it is its caller's. */
export function ReasonDialog({ opened, title, ...form }: Props) {
  return (
    <Question opened={opened} title={title} onClose={form.onClose}>
      {opened && <AskedReason {...form} />}
    </Question>
  );
}

function AskedReason({ lead, submit, label, missing, hint, onReason, onClose }: Omit<Props, "opened" | "title">) {
  const { people } = useWords();
  const id = useId();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = () => {
    const empty = reason.trim() === "";
    setErrors(empty ? [{ field: id, text: missing ?? people.reasonMissing }] : []);
    if (!empty) onReason(reason.trim());
  };
  return (
    <DialogForm
      lead={lead}
      submit={submit}
      busy={false}
      failure={undefined}
      failureTitle=""
      errors={errors}
      onSubmit={send}
      onBack={onClose}
    >
      <ReasonField
        id={id}
        {...(label ? { label } : {})}
        hint={hint}
        value={reason}
        error={errorOf(errors, id)}
        first
        onChange={setReason}
      />
    </DialogForm>
  );
}
