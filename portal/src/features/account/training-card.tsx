import type { CourseLine } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { trainingQuery } from "../../ui/api/training-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { CertificateButton } from "../../ui/training/certificate-button.tsx";
import { CourseStateMark } from "../../ui/training/course-state.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

/** The courses of one's own roles, with their certificates. */
export function TrainingCard() {
  const words = useWords();
  const { training: text } = words.account;
  const { data, error, isPending, refetch } = useQuery(trainingQuery);
  const failure = failureOf(error);
  return (
    <Card title={text.title} aside={<Link to="/training">{text.all}</Link>}>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void refetch()} />}
      {isPending && <SkeletonLines lines={3} />}
      {data && <p className={style.note}>{data.next}</p>}
      {data?.courses.length === 0 && <p className={style.note}>{text.none}</p>}
      <ul className={style.lines}>
        {data?.courses.map((course) => (
          <li key={course.courseId}>
            <span>
              <strong>{course.title}</strong>
              <span className={style.note}>
                <CourseStateMark state={course.state} />
                {datesOf(course, words)}
              </span>
            </span>
            <CertificateButton course={course} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function datesOf({ state, passedAt, dueOn }: CourseLine, words: Words): string {
  const { training } = words;
  const dates = [
    ...(passedAt ? [training.passedOn(formatDate(passedAt, words))] : []),
    ...(dueOn ? [(state === "passed" ? training.nextDueOn : training.dueOn)(formatDate(dueOn, words))] : []),
  ];
  return dates.length > 0 ? `, ${dates.join(", ")}` : "";
}
