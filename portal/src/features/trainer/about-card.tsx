import type { CourseDraft, TrainerCourse } from "@crossbay/contract";
import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./trainer.module.css";

interface Props {
  draft: CourseDraft;
  titles: TrainerCourse["titles"];
  errors: readonly FieldError[];
  onEdit(changed: Partial<CourseDraft>): void;
}

/** What the course is called, how long it takes, who needs it, what is affirmed. */
export function AboutCard({ draft, titles, errors, onEdit }: Props) {
  const { edit: text } = useWords().trainer;
  return (
    <Card title={text.about}>
      <div className={style.fields}>
        <TextInput
          id="title"
          label={text.courseTitle}
          maxLength={200}
          autoComplete="off"
          value={draft.title}
          error={errorOf(errors, "title")}
          onChange={(event) => onEdit({ title: event.currentTarget.value })}
        />
        <Textarea
          id="summary"
          label={text.summary}
          maxLength={500}
          autosize
          minRows={2}
          value={draft.summary}
          error={errorOf(errors, "summary")}
          onChange={(event) => onEdit({ summary: event.currentTarget.value })}
        />
        <WholeNumber
          id="minutes"
          label={text.minutes}
          value={draft.minutes}
          error={errorOf(errors, "minutes")}
          onChange={(minutes) => onEdit({ minutes })}
        />
        <WholeNumber
          id="passScore"
          label={text.passScore}
          hint={text.passScoreHint}
          value={draft.passScore}
          error={errorOf(errors, "passScore")}
          onChange={(passScore) => onEdit({ passScore })}
        />
        <Textarea
          id="affirmation"
          label={text.affirmation}
          description={text.affirmationHint}
          maxLength={1000}
          autosize
          minRows={2}
          value={draft.affirmation}
          error={errorOf(errors, "affirmation")}
          onChange={(event) => onEdit({ affirmation: event.currentTarget.value })}
        />
        <Checkbox.Group
          size="md"
          label={text.titleIds}
          description={text.titleIdsHint}
          value={draft.titleIds}
          onChange={(titleIds) => onEdit({ titleIds })}
        >
          <div className={style.titles}>
            {titles.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      </div>
    </Card>
  );
}

interface NumberProps {
  id: string;
  label: string;
  hint?: string;
  value: number;
  error: string | undefined;
  onChange(value: number): void;
}

/** What is typed and is no number stays an empty field, and is said when it is saved. */
function WholeNumber({ id, label, hint, value, error, onChange }: NumberProps) {
  return (
    <TextInput
      id={id}
      className={style.number}
      label={label}
      description={hint}
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={Number.isNaN(value) ? "" : String(value)}
      error={error}
      onChange={(event) => onChange(Number.parseInt(event.currentTarget.value, 10))}
    />
  );
}
