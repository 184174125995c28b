import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { trainerCourseQuery } from "../../ui/api/training-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { CourseEditor } from "./course-editor.tsx";

/** One course, to write and to publish. */
export function EditCoursePage() {
  const { trainer } = useWords();
  const { edit: text } = trainer;
  const { session } = useSession();
  const verdict = session.verdicts?.train;
  const { courseId } = useParams({ from: "/frame/trainer/courses/$courseId" });
  const { data, error, isLoading, refetch } = useQuery({
    ...trainerCourseQuery(courseId),
    enabled: verdict?.allowed ?? false,
  });
  const failure = failureOf(error);
  const notFound = failure?.kind === "refused" && failure.problem.code === "not-found";
  return (
    <WorkPage
      title={data?.draft.title ?? text.fallbackTitle}
      back={<BackLink to="/trainer" word={text.back} />}
      verdict={verdict}
      notAllowedTitle={trainer.notAllowedTitle}
    >
      {failure && !data && (
        <ProblemNotice
          failure={failure}
          title={notFound ? text.notFoundTitle : text.failedTitle}
          onRetry={() => void refetch()}
        />
      )}
      {isLoading && <SkeletonLines lines={10} />}
      {data && <CourseEditor key={courseId} course={data} />}
    </WorkPage>
  );
}
