import type { CourseModule } from "@crossbay/contract";
import { Button } from "@mantine/core";
import type { FormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Prose } from "../../ui/prose/prose.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { Step } from "./course-steps.ts";
import { StepHeading } from "./step-heading.tsx";
import style from "./training.module.css";

interface Props {
  modules: readonly CourseModule[];
  place: number;
  next: Step | undefined;
  form: FormAnswer;
  takesFocus: boolean;
  onNext(module: CourseModule): void;
  onBack: (() => void) | undefined;
}

/** A module to read. Going on at its end notes that it was read. */
export function ModuleStep({ modules, place, next, form, takesFocus, onNext, onBack }: Props) {
  const { course: text } = useWords().training;
  const module = modules[place];
  if (!module) return null;
  const words = { module: text.next, questions: text.toQuestions, affirmation: text.toAffirmation };
  return (
    <article className={style.sheet}>
      <StepHeading over={text.moduleOf(place + 1, modules.length)} takesFocus={takesFocus}>
        {module.title}
      </StepHeading>
      <Prose html={module.html} />
      {form.failure && <ProblemNotice failure={form.failure} title={text.notNotedTitle} />}
      <div className={style.acts}>
        <Button loading={form.busy} onClick={() => onNext(module)}>
          {words[next?.kind ?? "affirmation"]}
        </Button>
        {onBack && (
          <Button variant="default" onClick={onBack}>
            {text.earlier}
          </Button>
        )}
      </div>
    </article>
  );
}
