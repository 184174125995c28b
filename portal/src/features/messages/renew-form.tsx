import type { SecureParty, SecureThread } from "@crossbay/contract";
import { useState } from "react";
import { renewLink } from "../../ui/api/message-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import { decideProof, emptyProof, type ProofDraft } from "./decide-proof.ts";
import { ProofFields } from "./proof-fields.tsx";

interface Props {
  threadId: string;
  party: SecureParty;
  onDone(changed: SecureThread): void;
  onClose(): void;
}

/** Sends somebody outside another link, with the proof of before or another. */
export function RenewForm({ threadId, party, onDone, onClose }: Props) {
  const words = useWords();
  const { people: text } = words.messages;
  const [draft, setDraft] = useState<ProofDraft>({ ...emptyProof, by: "keep" });
  const form = useFormAnswer();
  const submit = async () => {
    const { proof, wrong } = decideProof(draft, words);
    form.setErrors(wrong);
    if (wrong.length > 0) return;
    const answer = await form.send(() =>
      renewLink(threadId, party.id, { ...(proof ? { proof } : {}), daysOpen: draft.days }),
    );
    if (answer.ok) onDone(answer.value);
  };
  return (
    <DialogForm
      lead={text.renewLead}
      submit={text.renewSubmit}
      busy={form.busy}
      failure={form.failure}
      failureTitle={text.renewFailed}
      errors={form.errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <ProofFields
        draft={draft}
        errors={form.errors}
        keepWord={text.keepProof}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
    </DialogForm>
  );
}
