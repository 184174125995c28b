import type { BreachCase, BreachCases } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { breachesQuery } from "../../../ui/api/privacy-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { LinkButton } from "../../../ui/page/link-button.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "../privacy.module.css";
import { BackToPrivacy, PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { breachMarks } from "./breach-marks.ts";
import { nextStepOf } from "./next-step.ts";

/** Incidents, each with what is due next. */
export function BreachesPage() {
  const { breaches: text } = useWords();
  const enabled = useAuditsAccess();
  const query = useQuery({ ...breachesQuery, enabled });
  return (
    <PrivacyFrame
      title={text.title}
      lead={text.lead}
      back={<BackToPrivacy />}
      aside={
        <LinkButton to="/privacy/breaches/new" size="sm">
          {text.report}
        </LinkButton>
      }
    >
      <Loaded query={query} failedTitle={text.failedTitle}>
        {(list) => <Cases list={list} />}
      </Loaded>
    </PrivacyFrame>
  );
}

function Cases({ list: { cases } }: { list: BreachCases }) {
  const words = useWords();
  const { breaches: text, times } = words;
  if (cases.length === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <DataTable
      label={text.label}
      rows={cases}
      keyOf={({ id }) => id}
      name={{
        id: "case",
        title: text.case,
        sort: ({ number }) => number,
        cell: ({ id, number, title }) => (
          <>
            <Link to="/privacy/breaches/$caseId" params={{ caseId: id }} className={style.strong}>
              {title}
            </Link>
            <span className={style.detail}>{number}</span>
          </>
        ),
      }}
      columns={[
        {
          id: "state",
          title: text.state,
          whole: true,
          sort: ({ state }) => text.states[state],
          cell: ({ state }) => <ShapeMark {...breachMarks[state]}>{text.states[state]}</ShapeMark>,
        },
        { id: "next", title: text.next, sort: (row) => nextStepOf(row)?.dueOn, cell: (row) => <Next breach={row} /> },
        {
          id: "participant",
          title: text.participant,
          sort: ({ participantName }) => participantName,
          cell: ({ participantName }) => participantName,
        },
        {
          id: "concerned",
          title: text.concerned,
          number: true,
          sort: ({ patientsConcerned }) => patientsConcerned,
          cell: ({ patientsConcerned }) => times.count(patientsConcerned),
        },
        {
          id: "discovered",
          title: text.discovered,
          whole: true,
          sort: ({ discoveredOn }) => discoveredOn,
          cell: ({ discoveredOn }) => formatDate(discoveredOn, words),
        },
      ]}
    />
  );
}

function Next({ breach }: { breach: BreachCase }) {
  const words = useWords();
  const { breaches: text } = words;
  const step = nextStepOf(breach);
  if (!step) return <span className={style.quiet}>{text.nextNothing}</span>;
  const day = step.dueOn && formatDate(step.dueOn, words);
  const name = text.shortSteps[step.step];
  if (!day) return name;
  return step.late ? (
    <ShapeMark shape="warning" tone="wrong">
      {text.lateSince(name, day)}
    </ShapeMark>
  ) : (
    text.dueOn(name, day)
  );
}
