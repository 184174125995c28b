import type { CourseLine } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { CertificateButton } from "../../ui/training/certificate-button.tsx";
import { CourseStateMark } from "../../ui/training/course-state.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./training.module.css";

interface Props {
  course: CourseLine;
  /** Taken in another learning system. */
  elsewhere: boolean;
}

/** One course: what it is, how far it is, and what to do about it. */
export function CourseCard({ course, elsewhere }: Props) {
  const words = useWords();
  return (
    <li className={style.course}>
      <div className={style.courseWords}>
        <h2 className={style.courseTitle}>{course.title}</h2>
        <p>{course.summary}</p>
        <p className={style.courseFacts}>
          <CourseStateMark state={course.state} />
          <span>{factsOf(course, words).join(" · ")}</span>
        </p>
      </div>
      <div className={style.courseActs}>
        {!elsewhere && <OpenCourse course={course} />}
        <CertificateButton course={course} />
      </div>
    </li>
  );
}

function OpenCourse({ course: { courseId, kind, state, title } }: { course: CourseLine }) {
  const { training: text } = useWords();
  const act = kind === "video" ? text.watch : actOf(state, text);
  const look = {
    variant: state === "passed" ? "default" : "filled",
    size: "sm",
    "aria-label": text.actOf(act, title),
  } as const;
  if (kind === "video") {
    return (
      <Button {...look} renderRoot={(props) => <Link to="/aum" {...props} />}>
        {act}
      </Button>
    );
  }
  return (
    <Button {...look} renderRoot={(props) => <Link to="/training/$courseId" params={{ courseId }} {...props} />}>
      {act}
    </Button>
  );
}

function actOf(state: CourseLine["state"], text: Words["training"]): string {
  if (state === "not-started") return text.start;
  if (state === "in-progress") return text.goOn;
  return state === "passed" ? text.read : text.again;
}

function factsOf({ minutes, score, passedAt, dueOn, state }: CourseLine, words: Words): string[] {
  const { training: text } = words;
  const due = state === "passed" ? text.nextDueOn : text.dueOn;
  return [
    text.minutes(minutes),
    ...(passedAt ? [text.passedOn(formatDate(passedAt, words))] : []),
    ...(score === undefined ? [] : [text.score(score)]),
    ...(dueOn ? [due(formatDate(dueOn, words))] : []),
  ];
}
