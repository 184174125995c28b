import type { MailCertificateLine, MailCertificates } from "@crossbay/contract";
import { removeMailCertificate, trustMailCertificate } from "../../ui/api/mail-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import { Fingerprint } from "./fingerprint.tsx";

export interface CertificateChange {
  certificate: MailCertificateLine;
  to: "trusted" | "removed";
}

interface Props {
  /** `undefined`: the dialog is closed. */
  change: CertificateChange | undefined;
  onChanged(now: MailCertificates, sentence: string): void;
  onClose(): void;
}

/** Asks before answers are encrypted for a certificate, or are no longer. */
export function ChangeCertificateDialog({ change, ...props }: Props) {
  const { certificates: text } = useWords().heldMail;
  const address = change?.certificate.address ?? "";
  const title = change?.to === "trusted" ? text.trustTitle(address) : text.removeTitle(address);
  return (
    <Question opened={change !== undefined} title={title} onClose={props.onClose}>
      {change && <ChangeForm change={change} {...props} />}
    </Question>
  );
}

function ChangeForm({ change: { certificate, to }, onChanged, onClose }: Props & { change: CertificateChange }) {
  const { certificates: text } = useWords().heldMail;
  const { busy, failure, send } = useFormAnswer();
  const trusts = to === "trusted";
  const submit = async () => {
    const { address, fingerprint } = certificate;
    const answer = await send(() => (trusts ? trustMailCertificate : removeMailCertificate)({ address, fingerprint }));
    if (answer.ok) onChanged(answer.value, trusts ? text.trusted : text.removed);
  };
  return (
    <DialogForm
      lead={trusts ? text.trustLead : text.removeLead}
      submit={trusts ? text.trustSubmit : text.remove}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <Fingerprint digits={certificate.fingerprint} />
    </DialogForm>
  );
}
