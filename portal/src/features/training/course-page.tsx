import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { courseQuery } from "../../ui/api/training-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { isLinkOver, LinkOver } from "./link-over.tsx";
import { TakeCourse } from "./take-course.tsx";
import style from "./training.module.css";

/** One course: read its modules, answer its questions, affirm it. */
export function CoursePage() {
  const { frame, training } = useWords();
  const { course: text } = training;
  const { session } = useSession();
  const { courseId } = useParams({ from: "/learning/training/$courseId" });
  const { data, error, isPending, refetch } = useQuery(courseQuery(courseId));
  const failure = failureOf(error);
  if (isLinkOver(failure)) return <LinkOver />;
  const notFound = failure?.kind === "refused" && failure.problem.code === "not-found";
  const title = data?.title ?? training.title;
  const questions = data?.modules.reduce((sum, module) => sum + module.questions.length, 0) ?? 0;
  return (
    <main className={style.page}>
      <div>
        <nav aria-label={frame.breadcrumb}>
          <BackLink to="/training" word={text.back} />
        </nav>
        <PageHeading documentTitle={frame.pageTitle(title, session.exchangeName)}>{title}</PageHeading>
        {data && (
          <p className={style.lead}>
            {questions === 0
              ? text.aboutUnasked(training.minutes(data.minutes), data.modules.length)
              : text.about(training.minutes(data.minutes), data.modules.length, questions)}
          </p>
        )}
      </div>
      {failure && !data && (
        <ProblemNotice
          failure={failure}
          title={notFound ? text.notFoundTitle : text.failedTitle}
          onRetry={() => void refetch()}
        />
      )}
      {isPending && <SkeletonLines lines={10} />}
      {data && <TakeCourse key={`${data.courseId} ${data.version}`} course={data} />}
    </main>
  );
}
