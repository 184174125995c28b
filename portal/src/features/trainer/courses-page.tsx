import type { TrainerCourseLine } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { trainerCoursesQuery } from "../../ui/api/training-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { NewCourse } from "./new-course.tsx";
import style from "./trainer.module.css";

/** Every course with how many take it. */
export function CoursesPage() {
  const { trainer: text } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.train;
  const { data, error, isLoading, refetch } = useQuery({ ...trainerCoursesQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(error);
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      verdict={verdict}
      notAllowedTitle={text.notAllowedTitle}
      aside={
        <div className={style.headActs}>
          <Link to="/trainer/progress">{text.progressLink}</Link>
          <NewCourse taken={data?.courses.map(({ courseId }) => courseId)} />
        </div>
      }
    >
      {data?.externalSystem && (
        <QuietNotice>
          <p className={style.strong}>{text.externalTitle(data.externalSystem)}</p>
          <p>{text.external}</p>
        </QuietNotice>
      )}
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void refetch()} />}
      {isLoading && <SkeletonLines lines={6} />}
      {data?.courses.length === 0 && <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      {data && data.courses.length > 0 && <CourseTable courses={data.courses} />}
    </WorkPage>
  );
}

function CourseTable({ courses }: { courses: readonly TrainerCourseLine[] }) {
  const words = useWords();
  const { trainer: text } = words;
  const name: Column<TrainerCourseLine> = {
    id: "course",
    title: text.course,
    sort: ({ title }) => title,
    cell: ({ courseId, title, hasDraft }) => (
      <>
        <Link to="/trainer/courses/$courseId" params={{ courseId }} className={style.strong}>
          {title}
        </Link>
        {hasDraft && <span className={style.tag}>{text.draft}</span>}
      </>
    ),
  };
  const columns: Column<TrainerCourseLine>[] = [
    {
      id: "version",
      title: text.version,
      whole: true,
      sort: ({ publishedAt }) => publishedAt,
      cell: ({ publishedVersion, publishedAt }) => {
        if (!publishedVersion) return text.notPublished;
        return publishedAt ? text.versionAt(publishedVersion, formatDate(publishedAt, words)) : text.asBrought;
      },
    },
    { id: "titles", title: text.titles, cell: ({ titles }) => (titles.length > 0 ? titles.join(", ") : text.nobody) },
    number("assigned"),
    {
      ...number("passed"),
      cell: ({ passed, assigned }) => (
        <>
          {words.times.count(passed)} <span className={style.quiet}>{text.passedOf(passed, assigned)}</span>
        </>
      ),
    },
    {
      ...number("overdue"),
      cell: ({ courseId, overdue }) =>
        overdue === 0 ? (
          "0"
        ) : (
          <Link to="/trainer/progress" search={{ course: courseId, state: "overdue" }}>
            {words.times.count(overdue)}
          </Link>
        ),
    },
  ];

  function number(id: "assigned" | "passed" | "overdue"): Column<TrainerCourseLine> {
    return {
      id,
      title: text[id],
      number: true,
      sort: (course) => course[id],
      cell: (course) => words.times.count(course[id]),
    };
  }

  return (
    <DataTable
      label={text.tableLabel}
      rows={courses}
      keyOf={({ courseId }) => courseId}
      name={name}
      columns={columns}
      tableFrom="68em"
    />
  );
}
