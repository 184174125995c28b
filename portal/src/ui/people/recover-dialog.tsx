import type { ManagedUser, RecoverRequest } from "@crossbay/contract";
import { Checkbox, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Props {
  /** Whose access is recovered; `undefined`: the dialog is closed. */
  user: ManagedUser | undefined;
  onRecover(user: ManagedUser, request: RecoverRequest): Promise<Answer<unknown>>;
  onDone(user: ManagedUser): void;
  onClose(): void;
}

/** Asks how the identity was proofed again, before second factors are removed and a new mobile number is taken. */
export function RecoverDialog(props: Props) {
  const { recoverDialog: text } = useWords().staffPeople;
  const { user, onClose } = props;
  return (
    <Question opened={user !== undefined} title={user ? text.title(user.name) : ""} onClose={onClose}>
      {user && <RecoverForm {...props} user={user} />}
    </Question>
  );
}

function RecoverForm({ user, onRecover, onDone, onClose }: Props & { user: ManagedUser }) {
  const { people, staffPeople } = useWords();
  const { recoverDialog: text } = staffPeople;
  const id = useId();
  const fields = { proofed: `${id}-proofed`, how: `${id}-how`, mobile: `${id}-mobile` };
  const [proofed, setProofed] = useState(false);
  const [how, setHow] = useState("");
  const [mobile, setMobile] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const refusedMobile =
    failure?.kind === "refused" ? failure.problem.fields?.find(({ field }) => field === "mobile")?.detail : undefined;

  const submit = async () => {
    const wrong = [
      ...(proofed ? [] : [{ field: fields.proofed, text: text.proofedMissing }]),
      ...(how.trim() ? [] : [{ field: fields.how, text: text.howMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const number = mobile.trim();
    const answer = await send(() =>
      onRecover(user, { identityProofed: true, how: how.trim(), ...(number ? { mobile: number } : {}) }),
    );
    if (answer.ok) onDone(user);
  };

  return (
    <DialogForm
      about={people.at(user.title, user.participantName)}
      lead={text.lead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <Checkbox
        id={fields.proofed}
        size="md"
        label={text.proofed}
        checked={proofed}
        error={errorOf(errors, fields.proofed)}
        onChange={(event) => setProofed(event.currentTarget.checked)}
      />
      <ReasonField
        id={fields.how}
        label={text.how}
        hint={text.howHint}
        value={how}
        error={errorOf(errors, fields.how)}
        onChange={setHow}
      />
      <TextInput
        id={fields.mobile}
        type="tel"
        label={text.mobile}
        description={text.mobileHint}
        value={mobile}
        error={refusedMobile}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setMobile(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
