import type { MailCertificates } from "@crossbay/contract";
import { Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { addMailCertificate } from "../../ui/api/mail-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  onAdded(now: MailCertificates): void;
  onClose(): void;
}

/** Asks for an address and its certificate. */
export function AddCertificateDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { certificates: text } = useWords().heldMail;
  return (
    <Question opened={opened} title={text.addTitle} onClose={props.onClose}>
      {opened && <AddForm {...props} />}
    </Question>
  );
}

function AddForm({ onAdded, onClose }: Props) {
  const { certificates: text } = useWords().heldMail;
  const id = useId();
  const fields = { address: `${id}-address`, pem: `${id}-pem` };
  const [address, setAddress] = useState("");
  const [pem, setPem] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const wrong = [
      ...(address.trim() ? [] : [{ field: fields.address, text: text.addressMissing }]),
      ...(pem.trim() ? [] : [{ field: fields.pem, text: text.pemMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const answer = await send(() => addMailCertificate({ address: address.trim(), pem: pem.trim() }));
    if (answer.ok) onAdded(answer.value);
  };

  return (
    <DialogForm
      lead={text.addLead}
      submit={text.add}
      busy={busy}
      failure={failure}
      failureTitle={text.addFailed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <TextInput
        id={fields.address}
        label={text.addressField}
        value={address}
        error={errorOf(errors, fields.address)}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Textarea
        id={fields.pem}
        label={text.pemField}
        description={text.pemHint}
        value={pem}
        error={errorOf(errors, fields.pem)}
        maxLength={20_000}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        onChange={(event) => setPem(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
