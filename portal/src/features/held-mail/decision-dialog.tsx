import type { HeldMail } from "@crossbay/contract";
import { Textarea } from "@mantine/core";
import { useId, useState } from "react";
import { discardHeldMail, fileHeldMail } from "../../ui/api/mail-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";

export type MailDecision = "file" | "discard";

interface Props {
  mail: HeldMail;
  /** `undefined`: the dialog is closed. */
  decision: MailDecision | undefined;
  onDone(mail: HeldMail): void;
  onClose(): void;
}

/** Asks why, before a mail becomes a request or what it says is deleted. */
export function DecisionDialog({ decision, ...props }: Props) {
  const { item: text } = useWords().heldMail;
  const title = decision === "file" ? text.fileTitle : text.discardTitle;
  return (
    <Question opened={decision !== undefined} title={title} onClose={props.onClose}>
      {decision && <DecisionForm decision={decision} {...props} />}
    </Question>
  );
}

function DecisionForm({ mail, decision, onDone, onClose }: Props & { decision: MailDecision }) {
  const { item: text } = useWords().heldMail;
  const id = useId();
  const [typed, setTyped] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const files = decision === "file";

  const submit = async () => {
    const reason = typed.trim();
    setErrors(reason ? [] : [{ field: id, text: text.reasonMissing }]);
    if (!reason) return;
    const answer = await send(() => (files ? fileHeldMail : discardHeldMail)(mail.id, { reason }));
    if (answer.ok) onDone(answer.value);
  };

  return (
    <DialogForm
      lead={files ? text.fileLead : text.discardLead}
      submit={files ? text.file : text.discard}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <Textarea
        id={id}
        label={text.reasonField}
        description={text.reasonHint}
        value={typed}
        error={errorOf(errors, id)}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
