import type { SharingSignal } from "@crossbay/contract";
import { useId, useState } from "react";
import { noteSharing } from "../../ui/api/desk-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  signal: SharingSignal | undefined;
  onDone(signal: SharingSignal): void;
  onClose(): void;
}

/** Asks what was found before a signal counts as looked at. */
export function LookedAtDialog({ signal, onDone, onClose }: Props) {
  const { sharing: text } = useWords();
  return (
    <Question opened={signal !== undefined} title={text.dialogTitle(signal?.name ?? "")} onClose={onClose}>
      {signal && <LookedAtForm signal={signal} onDone={onDone} onClose={onClose} />}
    </Question>
  );
}

function LookedAtForm({ signal, onDone, onClose }: Props & { signal: SharingSignal }) {
  const { sharing: text } = useWords();
  const id = useId();
  const [note, setNote] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const missing = note.trim() === "";
    setErrors(missing ? [{ field: id, text: text.noteMissing }] : []);
    if (missing) return;
    const answer = await send(() => noteSharing(signal.id, { note: note.trim() }));
    if (answer.ok) onDone(signal);
  };

  return (
    <DialogForm
      about={signal.sentence}
      lead={text.dialogLead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <ReasonField
        id={id}
        label={text.note}
        hint={text.noteHint}
        value={note}
        error={errorOf(errors, id)}
        first
        onChange={setNote}
      />
    </DialogForm>
  );
}
