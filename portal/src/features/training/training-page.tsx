import type { TrainingOverview } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { failureOf } from "../../ui/api/queries.ts";
import { trainingQuery } from "../../ui/api/training-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { CourseCard } from "./course-card.tsx";
import { isLinkOver, LinkOver } from "./link-over.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import style from "./training.module.css";

/** The courses that somebody has to take, with a session or with the personal link of a mail. */
export function TrainingPage() {
  const { frame, training: text } = useWords();
  const { session } = useSession();
  const { data, error, isPending, refetch } = useQuery(trainingQuery);
  const failure = failureOf(error);
  if (isLinkOver(failure)) return <LinkOver />;
  return (
    <main className={style.page}>
      <div>
        <PageHeading documentTitle={frame.pageTitle(text.title, session.exchangeName)}>{text.title}</PageHeading>
        {data && data.courses.length > 0 && <p className={style.lead}>{text.leadOf(data.name)}</p>}
      </div>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void refetch()} />}
      {isPending && <SkeletonLines lines={6} />}
      {data && <Courses overview={data} />}
    </main>
  );
}

function Courses({ overview }: { overview: TrainingOverview }) {
  const { training: text } = useWords();
  const { courses, next, externalUrl } = overview;
  if (courses.length === 0) return <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>;
  const done = courses.filter(({ state }) => state === "passed").length;
  return (
    <>
      <QuietNotice>
        <p>{next}</p>
      </QuietNotice>
      {externalUrl && (
        <QuietNotice>
          <p className={style.strong}>{text.externalTitle}</p>
          <p>{text.external}</p>
          <a href={externalUrl} target="_blank" rel="noreferrer">
            {text.externalLink} {text.opensNewTab}
          </a>
        </QuietNotice>
      )}
      <ProgressBar done={done} all={courses.length} words={text.doneOf(done, courses.length)} />
      <ul className={style.courses} aria-label={text.coursesLabel}>
        {courses.map((course) => (
          <CourseCard
            key={course.courseId}
            course={course}
            elsewhere={externalUrl !== undefined && course.kind === "modules"}
          />
        ))}
      </ul>
    </>
  );
}
