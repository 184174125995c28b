import { Button, Textarea, TextInput } from "@mantine/core";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { type DraftModule, withAt } from "./draft-rules.ts";
import { MarkdownPreview } from "./markdown-preview.tsx";
import { QuestionEditor } from "./question-editor.tsx";
import style from "./trainer.module.css";

const questionsMax = 30;

interface Props {
  module: DraftModule;
  /** Where it stands in the draft: modules/0. */
  path: string;
  errors: readonly FieldError[];
  newQuestionId(): string;
  onEdit(changed: Partial<DraftModule>): void;
}

/** Title, text beside its preview, and questions of one module. */
export function ModuleEditor({ module, path, errors, newQuestionId, onEdit }: Props) {
  const { edit: text } = useWords().trainer;
  const { questions } = module;
  const add = () =>
    onEdit({ questions: [...questions, { id: newQuestionId(), text: "", choices: ["", ""], right: 0 }] });
  return (
    <div className={style.fields}>
      <TextInput
        id={`${path}/title`}
        label={text.moduleTitle}
        maxLength={200}
        autoComplete="off"
        value={module.title}
        error={errorOf(errors, `${path}/title`)}
        onChange={(event) => onEdit({ title: event.currentTarget.value })}
      />
      <div className={style.textAndPreview}>
        <Textarea
          id={`${path}/markdown`}
          label={text.text}
          description={text.textHint}
          maxLength={100_000}
          autosize
          minRows={10}
          maxRows={30}
          classNames={{ input: style.markdown }}
          value={module.markdown}
          error={errorOf(errors, `${path}/markdown`)}
          onChange={(event) => onEdit({ markdown: event.currentTarget.value })}
        />
        <MarkdownPreview markdown={module.markdown} />
      </div>
      {questions.length > 0 && (
        <ol className={style.questions} aria-label={text.questions}>
          {questions.map((question, place) => (
            <li key={question.id}>
              <QuestionEditor
                question={question}
                place={place}
                path={`${path}/questions/${place}`}
                errors={errors}
                onEdit={(changed) => onEdit({ questions: withAt(questions, place, changed) })}
                onRemove={() => onEdit({ questions: withAt(questions, place, undefined) })}
              />
            </li>
          ))}
        </ol>
      )}
      <Button
        variant="default"
        size="sm"
        className={style.start}
        disabled={questions.length >= questionsMax}
        onClick={add}
      >
        {text.addQuestion}
      </Button>
    </div>
  );
}
