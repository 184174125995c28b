import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { type DraftQuestion, withAt, withoutChoice } from "./draft-rules.ts";
import style from "./trainer.module.css";

const choicesMin = 2;
const choicesMax = 8;

interface Props {
  question: DraftQuestion;
  place: number;
  path: string;
  errors: readonly FieldError[];
  onEdit(question: DraftQuestion): void;
  onRemove(): void;
}

/** A question with its choices, one of them right. */
export function QuestionEditor({ question, place, path, errors, onEdit, onRemove }: Props) {
  const { edit: text } = useWords().trainer;
  const { choices, right } = question;
  return (
    <fieldset className={style.question}>
      <legend className={style.strong}>{text.question(place + 1)}</legend>
      <Textarea
        id={`${path}/text`}
        aria-label={text.question(place + 1)}
        maxLength={1000}
        autosize
        minRows={1}
        value={question.text}
        error={errorOf(errors, `${path}/text`)}
        onChange={(event) => onEdit({ ...question, text: event.currentTarget.value })}
      />
      <p className={style.quiet}>{text.choices}</p>
      <ul className={style.choices}>
        {choices.map((choice, each) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its place alone.
          <li key={each} className={style.choice}>
            <Radio
              name={question.id}
              className={style.right}
              checked={right === each}
              aria-label={text.right(each + 1)}
              onChange={() => onEdit({ ...question, right: each })}
            />
            <TextInput
              id={`${path}/choices/${each}`}
              className={style.choiceText}
              aria-label={text.choice(each + 1)}
              maxLength={500}
              autoComplete="off"
              value={choice}
              error={errorOf(errors, `${path}/choices/${each}`)}
              onChange={(event) => onEdit({ ...question, choices: withAt(choices, each, event.currentTarget.value) })}
            />
            <Button
              variant="subtle"
              size="compact-sm"
              className={style.removeChoice}
              disabled={choices.length <= choicesMin}
              aria-label={text.removeChoice(each + 1)}
              onClick={() => onEdit(withoutChoice(question, each))}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className={style.acts}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={choices.length >= choicesMax}
          onClick={() => onEdit({ ...question, choices: [...choices, ""] })}
        >
          {text.addChoice}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          {text.removeQuestion(place + 1)}
        </Button>
      </div>
    </fieldset>
  );
}
