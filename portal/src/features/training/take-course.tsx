import type { Course, CourseResult } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { submitCourse, tellModuleDone } from "../../ui/api/training-endpoints.ts";
import { courseQuery, trainingQuery } from "../../ui/api/training-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useDraft } from "../../ui/session/drafts.ts";
import { AffirmationStep } from "./affirmation-step.tsx";
import { CourseResultView } from "./course-result.tsx";
import { type Answers, firstOpen, stepsOf, withoutWrong } from "./course-steps.ts";
import { ModuleStep } from "./module-step.tsx";
import { QuestionsStep } from "./questions-step.tsx";
import { StepList } from "./step-list.tsx";
import style from "./training.module.css";

const noAnswers: Answers = {};

/** Step by step through a course. Answers outlive a lock and a look at another page. */
export function TakeCourse({ course }: { course: Course }) {
  const queries = useQueryClient();
  const [answers, setAnswers] = useDraft(`course ${course.courseId} ${course.version}`, noAnswers);
  const [place, setPlace] = useState(() => (course.state === "passed" ? 0 : firstOpen(course, answers)));
  const [result, setResult] = useState<CourseResult>();
  // Before somebody goes from step to step, the page's own heading has the focus.
  const [moved, setMoved] = useState(false);
  const form = useFormAnswer();
  const steps = stepsOf(course);
  const step = steps[place];
  const { courseId, version, modules } = course;

  const go = (to: number) => {
    form.setFailure(undefined);
    setResult(undefined);
    setMoved(true);
    setPlace(to);
  };

  const finishModule = async (moduleId: string, done: boolean) => {
    if (!done) {
      const answer = await form.send(() => tellModuleDone(courseId, moduleId));
      if (!answer.ok) return;
      queries.setQueryData(courseQuery(courseId).queryKey, answer.value);
      void queries.invalidateQueries({ queryKey: trainingQuery.queryKey });
    }
    go(place + 1);
  };

  const submit = async () => {
    const answer = await form.send(() => submitCourse(courseId, { version, answers, affirmed: true }));
    if (!answer.ok) return;
    setResult(answer.value);
    setMoved(true);
    queries.setQueryData(trainingQuery.queryKey, answer.value.overview);
  };

  const tryAgain = (wrong: readonly string[]) => {
    const kept = withoutWrong(answers, wrong);
    setAnswers(kept);
    go(firstOpen(course, kept));
  };

  return (
    <div className={style.take}>
      <StepList
        course={course}
        answers={answers}
        steps={steps}
        place={result ? undefined : place}
        passed={result?.passed ?? false}
        onGo={go}
      />
      <div className={style.step}>
        {result && (
          <CourseResultView
            course={course}
            result={result}
            onRead={(module) => go(steps.findIndex((each) => each.kind === "module" && each.module === module))}
            onTryAgain={() => tryAgain(result.wrong)}
          />
        )}
        {!result && step?.kind === "module" && (
          <ModuleStep
            key={place}
            modules={modules}
            place={step.module}
            next={steps[place + 1]}
            form={form}
            takesFocus={moved}
            onNext={({ id, done }) => void finishModule(id, done)}
            onBack={place > 0 ? () => go(place - 1) : undefined}
          />
        )}
        {!result && step?.kind === "questions" && (
          <QuestionsStep
            key={place}
            course={course}
            module={step.module}
            answers={answers}
            takesFocus={moved}
            onAnswer={(id, choice) => setAnswers({ ...answers, [id]: choice })}
            onRead={() => go(steps.findIndex((each) => each.kind === "module" && each.module === step.module))}
            onNext={() => go(place + 1)}
            onBack={() => go(place - 1)}
          />
        )}
        {!result && step?.kind === "affirmation" && (
          <AffirmationStep
            course={course}
            form={form}
            takesFocus={moved}
            onSubmit={() => void submit()}
            onBack={() => go(place - 1)}
          />
        )}
      </div>
    </div>
  );
}
