import type { Course } from "@crossbay/contract";
import { Button, Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { FormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import { StepHeading } from "./step-heading.tsx";
import style from "./training.module.css";

interface Props {
  course: Course;
  form: FormAnswer;
  takesFocus: boolean;
  onSubmit(): void;
  onBack(): void;
}

/** What somebody affirms by finishing the course, in its own words. */
export function AffirmationStep({ course, form, takesFocus, onSubmit, onBack }: Props) {
  const { course: text } = useWords().training;
  const [affirmed, setAffirmed] = useState(false);
  const [missing, setMissing] = useState(false);
  const unasked = course.modules.every(({ questions }) => questions.length === 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!affirmed);
    if (affirmed) onSubmit();
    else document.getElementById("affirmed")?.focus();
  };

  return (
    <form className={style.sheet} onSubmit={submit} noValidate>
      <StepHeading takesFocus={takesFocus}>{text.affirmation}</StepHeading>
      {!unasked && <p className={style.lead}>{text.affirmLead}</p>}
      <p className={style.affirmation}>{course.affirmation}</p>
      <Checkbox
        id="affirmed"
        size="md"
        label={text.affirm}
        checked={affirmed}
        error={missing && !affirmed ? text.affirmMissing : undefined}
        onChange={(event) => setAffirmed(event.currentTarget.checked)}
      />
      {form.failure && <ProblemNotice failure={form.failure} title={text.submitFailedTitle} />}
      <div className={style.acts}>
        <Button type="submit" loading={form.busy}>
          {unasked ? text.submitUnasked : text.submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {text.earlier}
        </Button>
      </div>
    </form>
  );
}
