import type { ParticipantPage, PlanTrainingRequest } from "@crossbay/contract";
import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { planTraining } from "../../ui/api/desk-endpoints.ts";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { DateField } from "../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  opened: boolean;
  participantId: string;
  courses: NonNullable<ParticipantPage["courses"]>;
  onDone(): void;
  onClose(): void;
}

const kindsInOrder = ["consent-training", "retraining"] as const;
const fields = { kind: "training-kind", course: "training-course", day: "training-day", note: "training-note" };

/** Asks what is trained, and when. */
export function PlanTrainingDialog(props: Props) {
  const { training: text } = useWords().participants;
  return (
    <Question opened={props.opened} title={text.planTitle} onClose={props.onClose}>
      {props.opened && <PlanTrainingForm {...props} />}
    </Question>
  );
}

function PlanTrainingForm({ participantId, courses, onDone, onClose }: Props) {
  const { training: text } = useWords().participants;
  const [kind, setKind] = useState<PlanTrainingRequest["kind"]>();
  const [courseId, setCourseId] = useState("");
  const [day, setDay] = useState("");
  const [note, setNote] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const asksCourse = kind === "retraining";

  const submit = async () => {
    const plannedFor = parseTypedDate(day);
    setErrors([
      ...(kind ? [] : [{ field: fields.kind, text: text.kindMissing }]),
      ...(asksCourse && !courseId ? [{ field: fields.course, text: text.courseMissing }] : []),
      ...(plannedFor ? [] : [{ field: fields.day, text: text.dayMissing }]),
    ]);
    if (!kind || !plannedFor || (asksCourse && !courseId)) return;
    const answer = await send(() =>
      planTraining(participantId, {
        kind,
        plannedFor,
        ...(asksCourse ? { courseId } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    );
    if (answer.ok) onDone();
  };

  return (
    <DialogForm
      lead={text.planLead}
      submit={text.submit}
      busy={busy}
      failure={failure}
      failureTitle={text.failed}
      errors={errors}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      <ChoiceGroup
        id={fields.kind}
        legend={text.kind}
        choices={kindsInOrder.map((value) => ({
          value,
          label: text.kinds[value],
          detail: text.kindDetails[value],
        }))}
        value={kind}
        error={errorOf(errors, fields.kind)}
        onChange={(chosen) => setKind(chosen)}
      />
      {asksCourse && (
        <NativeSelect
          id={fields.course}
          label={text.course}
          value={courseId}
          error={errorOf(errors, fields.course)}
          data={[
            { value: "", label: text.courseChoose },
            ...courses.map((course) => ({ value: course.courseId, label: course.title })),
          ]}
          onChange={(event) => setCourseId(event.currentTarget.value)}
        />
      )}
      <DateField
        id={fields.day}
        label={text.day}
        hint={text.dayHint}
        value={day}
        error={errorOf(errors, fields.day)}
        onChange={setDay}
      />
      <Textarea
        id={fields.note}
        label={text.note}
        description={text.noteHint}
        value={note}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
