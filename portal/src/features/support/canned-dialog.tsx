import type { CannedAnswer } from "@crossbay/contract";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { saveCannedAnswer } from "../../ui/api/support-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import { typesInOrder } from "./queue-address.ts";

interface Props {
  /** Without a title it is a new one; `undefined`: the dialog is closed. */
  answer: CannedAnswer | undefined;
  onSaved(answer: CannedAnswer): void;
  onClose(): void;
}

/** Asks for title, text and type of a canned answer. */
export function CannedDialog({ answer, ...props }: Props) {
  const { canned: text } = useWords().supportWork;
  return (
    <Question
      opened={answer !== undefined}
      title={answer?.title ? text.editTitle : text.addTitle}
      onClose={props.onClose}
    >
      {answer && <CannedForm key={answer.id} answer={answer} {...props} />}
    </Question>
  );
}

function CannedForm({ answer, onSaved, onClose }: Props & { answer: CannedAnswer }) {
  const { supportDesk, supportWork } = useWords();
  const { canned: text } = supportWork;
  const id = useId();
  const fields = { title: `${id}-title`, text: `${id}-text` };
  const [title, setTitle] = useState(answer.title);
  const [body, setBody] = useState(answer.text);
  const [type, setType] = useState(answer.type);
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const wrong = [
      ...(title.trim() ? [] : [{ field: fields.title, text: text.nameMissing }]),
      ...(body.trim() ? [] : [{ field: fields.text, text: text.textMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const edited = { id: answer.id, title: title.trim(), text: body.trim(), ...(type ? { type } : {}) };
    const saved = await send(() => saveCannedAnswer(edited));
    if (saved.ok) onSaved(edited);
  };

  return (
    <DialogForm
      lead={text.formLead}
      submit={text.save}
      busy={busy}
      failure={failure}
      failureTitle={text.saveFailed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <TextInput
        id={fields.title}
        label={text.name}
        description={text.nameHint}
        value={title}
        error={errorOf(errors, fields.title)}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.type}
        value={type ?? ""}
        data={[
          { value: "", label: text.anyType },
          ...typesInOrder.map((value) => ({ value, label: supportDesk.types[value] })),
        ]}
        onChange={(event) => setType(typesInOrder.find((each) => each === event.currentTarget.value))}
      />
      <Textarea
        id={fields.text}
        label={text.text}
        value={body}
        error={errorOf(errors, fields.text)}
        maxLength={8_000}
        autosize
        minRows={6}
        maxRows={16}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
