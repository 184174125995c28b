import type { StatusItem } from "@crossbay/contract";
import { Textarea } from "@mantine/core";
import { useId, useState } from "react";
import { endStatusItem } from "../../ui/api/support-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  item: StatusItem;
  onEnded(item: StatusItem): void;
  onClose(): void;
}

/** Asks for the last word before everything counts as working again. */
export function EndDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { item: text } = useWords().statusNews;
  return (
    <Question opened={opened} title={text.endTitle(props.item.title)} onClose={props.onClose}>
      {opened && <EndForm {...props} />}
    </Question>
  );
}

function EndForm({ item, onEnded, onClose }: Props) {
  const { item: text } = useWords().statusNews;
  const id = useId();
  const [typed, setTyped] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const submit = async () => {
    const lastWord = typed.trim();
    setErrors(lastWord ? [] : [{ field: id, text: text.endMissing }]);
    if (!lastWord) return;
    const answer = await send(() => endStatusItem(item.id, { text: lastWord }));
    if (answer.ok) onEnded(answer.value);
  };
  return (
    <DialogForm
      lead={text.endLead}
      submit={text.end[item.kind]}
      busy={busy}
      failure={failure}
      failureTitle={text.endFailed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <Textarea
        id={id}
        label={text.endField}
        description={text.endHint}
        value={typed}
        error={errorOf(errors, id)}
        maxLength={2_000}
        autosize
        minRows={3}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
