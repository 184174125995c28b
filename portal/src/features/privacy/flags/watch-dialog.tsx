import type { PrivacyPerson, VipList } from "@crossbay/contract";
import { useState } from "react";
import { addVip } from "../../../ui/api/privacy-endpoints.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { errorOf } from "../../../ui/notice/error-summary.tsx";
import { Question } from "../../../ui/page/overlay.tsx";
import { DialogForm } from "../../../ui/people/dialog-form.tsx";
import { ReasonField } from "../../../ui/people/reason-field.tsx";
import { PersonFinder } from "../../../ui/privacy/person-finder.tsx";
import { useWords } from "../../../ui/words/words.ts";

interface Props {
  opened: boolean;
  onDone(name: string, list: VipList): void;
  onClose(): void;
}

const fields = { whom: "watch-whom", why: "watch-why" };

/** Puts somebody on the list of watched patients. */
export function WatchDialog(props: Props) {
  const { vips: text } = useWords().privacy;
  return (
    <Question opened={props.opened} title={text.addTitle} onClose={props.onClose}>
      {props.opened && <WatchForm {...props} />}
    </Question>
  );
}

function WatchForm({ onDone, onClose }: Props) {
  const { vips: text } = useWords().privacy;
  const [person, setPerson] = useState<PrivacyPerson>();
  const [why, setWhy] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const words = why.trim();
    setErrors([
      ...(person ? [] : [{ field: fields.whom, text: text.whomMissing }]),
      ...(words ? [] : [{ field: fields.why, text: text.whyMissing }]),
    ]);
    if (!person || !words) return;
    const answer = await send(() => addVip({ personId: person.personId, words }));
    if (answer.ok) onDone(person.name, answer.value);
  };

  return (
    <DialogForm
      lead={text.lead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <PersonFinder
        id={fields.whom}
        legend={text.whom}
        chosen={person}
        error={errorOf(errors, fields.whom)}
        onChoose={setPerson}
      />
      <ReasonField
        id={fields.why}
        label={text.why}
        hint={text.whyHint}
        value={why}
        error={errorOf(errors, fields.why)}
        onChange={setWhy}
      />
    </DialogForm>
  );
}
