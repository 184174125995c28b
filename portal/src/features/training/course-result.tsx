import type { Course, CourseResult } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { CertificateButton } from "../../ui/training/certificate-button.tsx";
import { useWords } from "../../ui/words/words.ts";
import { modulesToReadAgain } from "./course-steps.ts";
import { StepHeading } from "./step-heading.tsx";
import style from "./training.module.css";

interface Props {
  course: Course;
  result: CourseResult;
  onRead(module: number): void;
  onTryAgain(): void;
}

/** What a try came to: the score, what to read again, and what comes next. */
export function CourseResultView({ course, result, onRead, onTryAgain }: Props) {
  const { course: text } = useWords().training;
  const { passed, score, passScore, wrong } = result;
  const again = modulesToReadAgain(course, wrong);
  return (
    <section className={style.sheet}>
      <StepHeading takesFocus>{passed ? text.passedTitle : text.notPassedTitle}</StepHeading>
      <p className={style.score} data-passed={passed || undefined}>
        {text.scored(score, passScore)}
      </p>
      {wrong.length > 0 && (
        <>
          <p className={style.lead}>{passed ? text.passedWrong(wrong.length) : text.notPassed(wrong.length)}</p>
          <ul className={style.again}>
            {again.map((module) => (
              <li key={module}>
                <Button variant="default" size="sm" className={style.readAgain} onClick={() => onRead(module)}>
                  {text.readModule(course.modules[module]?.title ?? "")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {passed ? (
        <WhatNext result={result} courseId={course.courseId} />
      ) : (
        <div className={style.acts}>
          <Button onClick={onTryAgain}>{text.tryAgain}</Button>
        </div>
      )}
    </section>
  );
}

function WhatNext({ result: { overview }, courseId }: { result: CourseResult; courseId: string }) {
  const { course: text } = useWords().training;
  const line = overview.courses.find((each) => each.courseId === courseId);
  const left = overview.courses.filter(({ state }) => state !== "passed").length;
  return (
    <>
      <h3 className={style.nextTitle}>{text.whatNext}</h3>
      <p className={style.lead}>
        {left > 0 && `${text.otherCourses(left)} `}
        {overview.next}
      </p>
      <div className={style.acts}>
        <Button renderRoot={(props) => <Link to="/training" {...props} />}>{text.toTraining}</Button>
        {line && <CertificateButton course={line} />}
      </div>
    </>
  );
}
