import type { GlassReview } from "@crossbay/contract";
import { noteGlassLetter } from "../../../ui/api/privacy-endpoints.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { Question } from "../../../ui/page/overlay.tsx";
import { DialogForm } from "../../../ui/people/dialog-form.tsx";
import { useWords } from "../../../ui/words/words.ts";

interface Props {
  /** `undefined`: the dialog is closed. */
  event: GlassReview | undefined;
  onDone(): void;
  onClose(): void;
}

/** Asks before it counts as done that the patient was told. */
export function LetterSentDialog({ event, ...rest }: Props) {
  const { glassReview: text } = useWords();
  return (
    <Question opened={event !== undefined} title={text.sentTitle(event?.patient.name ?? "")} onClose={rest.onClose}>
      {event && <LetterSentForm event={event} {...rest} />}
    </Question>
  );
}

function LetterSentForm({ event, onDone, onClose }: Props & { event: GlassReview }) {
  const { glassReview: text } = useWords();
  const { busy, failure, send } = useFormAnswer();
  const submit = async () => {
    const answer = await send(() => noteGlassLetter(event.id));
    if (answer.ok) onDone();
  };
  return (
    <DialogForm
      lead={text.sentLead}
      submit={text.sentSubmit}
      busy={busy}
      failure={failure}
      failureTitle={text.sentFailed}
      onSubmit={() => void submit()}
      onBack={onClose}
    />
  );
}
