import type { Course } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { Answers } from "./course-steps.ts";
import { StepHeading } from "./step-heading.tsx";
import style from "./training.module.css";

interface Props {
  course: Course;
  module: number;
  answers: Answers;
  takesFocus: boolean;
  onAnswer(questionId: string, choice: number): void;
  onRead(): void;
  onNext(): void;
  onBack(): void;
}

/** The questions on one module, answered before going on. */
export function QuestionsStep({ course, module, answers, takesFocus, onAnswer, onRead, onNext, onBack }: Props) {
  const { course: text } = useWords().training;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const asked = course.modules.filter(({ questions }) => questions.length > 0);
  const current = course.modules[module];
  if (!current) return null;
  const before = course.modules.slice(0, module).reduce((sum, { questions }) => sum + questions.length, 0);

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const missing = current.questions
      .filter(({ id }) => answers[id] === undefined)
      .map(({ id, text: question }) => ({ field: `question-${id}`, text: `${text.choose}: ${question}` }));
    setErrors(missing);
    if (missing.length === 0) onNext();
  };

  return (
    <form className={style.sheet} onSubmit={goOn} noValidate>
      <StepHeading over={text.questionsOf(asked.indexOf(current) + 1, asked.length)} takesFocus={takesFocus}>
        {text.questionsOn(current.title)}
      </StepHeading>
      <ErrorSummary errors={errors} />
      {current.questions.map(({ id, text: question, choices }, place) => (
        <ChoiceGroup
          key={id}
          id={`question-${id}`}
          legend={text.question(before + place + 1, question)}
          choices={choices.map((label, choice) => ({ value: String(choice), label }))}
          value={answers[id] === undefined ? undefined : String(answers[id])}
          error={errorOf(errors, `question-${id}`) && answers[id] === undefined ? text.choose : undefined}
          onChange={(choice) => onAnswer(id, Number(choice))}
        />
      ))}
      <div className={style.acts}>
        <Button type="submit">{text.on}</Button>
        <Button variant="default" onClick={onBack}>
          {text.earlier}
        </Button>
        <Button variant="subtle" onClick={onRead}>
          {text.readAgain}
        </Button>
      </div>
    </form>
  );
}
