import { useId, useState } from "react";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";

/** Rows that go back; `name` when it is one person's. */
export interface Returning {
  rows: readonly number[];
  name: string | undefined;
}

interface Props {
  returning: Returning | undefined;
  onReturn(reason: string): void;
  onClose(): void;
}

/** Asks for the reason that the user manager will read. */
export function ReturnRowsDialog({ returning, onReturn, onClose }: Props) {
  const { sheet: text } = useWords().desk;
  const title = returning?.name ? text.returnTitle(returning.name) : text.returnManyTitle(returning?.rows.length ?? 0);
  return (
    <Question opened={returning !== undefined} title={title} onClose={onClose}>
      {returning && <ReturnRowsForm count={returning.rows.length} onReturn={onReturn} onClose={onClose} />}
    </Question>
  );
}

function ReturnRowsForm({ count, onReturn, onClose }: { count: number } & Pick<Props, "onReturn" | "onClose">) {
  const { sheet: text } = useWords().desk;
  const id = useId();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = () => {
    const missing = reason.trim() === "";
    setErrors(missing ? [{ field: id, text: text.reasonMissing }] : []);
    if (!missing) onReturn(reason.trim());
  };
  return (
    <DialogForm
      lead={text.returnLead}
      submit={text.returnMany(count)}
      busy={false}
      failure={undefined}
      failureTitle=""
      errors={errors}
      onSubmit={submit}
      onBack={onClose}
    >
      <ReasonField
        id={id}
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={errorOf(errors, id)}
        first
        onChange={setReason}
      />
    </DialogForm>
  );
}
