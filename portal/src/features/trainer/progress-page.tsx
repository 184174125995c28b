import type { CourseState, TrainingProgress } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { failureOf } from "../../ui/api/queries.ts";
import { progressQuery, trainerCoursesQuery } from "../../ui/api/training-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { CourseStateMark } from "../../ui/training/course-state.tsx";
import { useWords } from "../../ui/words/words.ts";
import { courseStatesInOrder, type ProgressAddress } from "./progress-address.ts";
import style from "./trainer.module.css";

type Line = TrainingProgress["people"][number];

/** Who is where, filtered by course, participant and state. */
export function ProgressPage() {
  const { trainer } = useWords();
  const { progress: text } = trainer;
  const { session } = useSession();
  const verdict = session.verdicts?.train;
  const { course, state } = useSearch({ from: "/frame/trainer/progress" });
  const [participant, setParticipant] = useState("");
  const { data, error, isLoading, refetch } = useQuery({
    ...progressQuery(course),
    enabled: verdict?.allowed ?? false,
  });
  const failure = failureOf(error);
  const people = data?.people ?? [];
  const participants = [...new Set(people.map(({ participantName }) => participantName))].sort();
  const shown = people.filter(
    (line) =>
      (state === undefined || line.state === state) && (participant === "" || line.participantName === participant),
  );
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      back={<BackLink to="/trainer" word={trainer.edit.back} />}
      verdict={verdict}
      notAllowedTitle={trainer.notAllowedTitle}
    >
      <Filters
        address={{ ...(course ? { course } : {}), ...(state ? { state } : {}) }}
        participant={participant}
        participants={participants}
        onParticipant={setParticipant}
      />
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void refetch()} />}
      {isLoading && <SkeletonLines lines={8} />}
      {data && shown.length === 0 && <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      {shown.length > 0 && (
        <>
          <ProgressTable people={shown} />
          <p className={style.quiet}>{text.shown(shown.length)}</p>
        </>
      )}
    </WorkPage>
  );
}

interface FiltersProps {
  address: ProgressAddress;
  participant: string;
  participants: readonly string[];
  onParticipant(name: string): void;
}

function Filters({ address, participant, participants, onParticipant }: FiltersProps) {
  const { trainer, training } = useWords();
  const { progress: text } = trainer;
  const navigate = useNavigate();
  const courses = useQuery(trainerCoursesQuery);
  const choose = (changed: { course?: string; state?: CourseState | undefined }) => {
    const { course, state } = { ...address, ...changed };
    const search = { ...(course ? { course } : {}), ...(state ? { state } : {}) };
    void navigate({ to: "/trainer/progress", search, replace: true });
  };
  return (
    <div className={style.filters}>
      <NativeSelect
        label={text.course}
        value={address.course ?? ""}
        data={[
          { value: "", label: text.all },
          ...(courses.data?.courses ?? []).map(({ courseId, title }) => ({ value: courseId, label: title })),
        ]}
        onChange={(event) => choose({ course: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.participant}
        value={participant}
        data={[{ value: "", label: text.all }, ...participants]}
        onChange={(event) => onParticipant(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.state}
        value={address.state ?? ""}
        data={[
          { value: "", label: text.all },
          ...courseStatesInOrder.map((value) => ({ value, label: training.states[value] })),
        ]}
        onChange={(event) => choose({ state: courseStatesInOrder.find((each) => each === event.currentTarget.value) })}
      />
    </div>
  );
}

function ProgressTable({ people }: { people: readonly Line[] }) {
  const words = useWords();
  const { progress: text } = words.trainer;
  const dateColumn = (id: "passedAt" | "dueOn"): Column<Line> => ({
    id,
    title: text[id],
    whole: true,
    sort: (line) => line[id],
    cell: (line) => {
      const date = line[id];
      return date ? formatDate(date, words) : null;
    },
  });
  return (
    <DataTable<Line>
      label={text.tableLabel}
      rows={people}
      keyOf={({ accountId, courseId }) => `${accountId} ${courseId}`}
      tableFrom="75em"
      name={{
        id: "name",
        title: text.name,
        sort: ({ name }) => name,
        cell: ({ name, title }) => (
          <>
            <span className={style.strong}>{name}</span>
            <span className={style.detail}>{title}</span>
          </>
        ),
      }}
      columns={[
        {
          id: "participant",
          title: text.participant,
          sort: ({ participantName }) => participantName,
          cell: ({ participantName }) => participantName,
        },
        { id: "course", title: text.course, sort: ({ courseTitle }) => courseTitle, cell: (line) => line.courseTitle },
        {
          id: "state",
          title: text.state,
          whole: true,
          sort: ({ state }) => courseStatesInOrder.indexOf(state),
          cell: ({ state }) => <CourseStateMark state={state} />,
        },
        {
          id: "score",
          title: text.score,
          number: true,
          sort: ({ score }) => score,
          cell: ({ score }) => (score === undefined ? null : text.percent(score)),
        },
        dateColumn("passedAt"),
        dateColumn("dueOn"),
      ]}
    />
  );
}
