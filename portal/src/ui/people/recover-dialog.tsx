import type { ManagedUser, RecoverRequest } from "@crossbay/contract";
import { Checkbox, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { errorOf } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import { DialogForm } from "./dialog-form.tsx";
import { PersonDialog, usePersonForm } from "./person-dialog.tsx";
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
  return (
    <PersonDialog user={props.user} title={({ name }) => text.title(name)} onClose={props.onClose}>
      {(user) => <RecoverForm {...props} user={user} />}
    </PersonDialog>
  );
}

function RecoverForm(props: Props & { user: ManagedUser }) {
  const { recoverDialog: text } = useWords().staffPeople;
  const id = useId();
  const fields = { proofed: `${id}-proofed`, how: `${id}-how`, mobile: `${id}-mobile` };
  const [proofed, setProofed] = useState(false);
  const [how, setHow] = useState("");
  const [mobile, setMobile] = useState("");
  const { form, failure, errors, settle } = usePersonForm(props);
  const refusedMobile =
    failure?.kind === "refused" ? failure.problem.fields?.find(({ field }) => field === "mobile")?.detail : undefined;

  const submit = () => {
    const wrong = [
      ...(proofed ? [] : [{ field: fields.proofed, text: text.proofedMissing }]),
      ...(how.trim() ? [] : [{ field: fields.how, text: text.howMissing }]),
    ];
    const number = mobile.trim();
    void settle(wrong, () =>
      props.onRecover(props.user, { identityProofed: true, how: how.trim(), ...(number ? { mobile: number } : {}) }),
    );
  };

  return (
    <DialogForm {...form} lead={text.lead} submit={text.submit} failureTitle={text.failed} onSubmit={submit}>
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
