import type { PatientRequests } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { patientRequestsQuery } from "../../ui/api/privacy-queries.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DueDay } from "./due-day.tsx";
import { requestMarks } from "./request-marks.ts";
import style from "./requests.module.css";
import { RequestsFrame, useServesPatients } from "./requests-frame.tsx";

/** What patients ask the exchange for, what is due soonest first. */
export function RequestsPage() {
  const { patientRequests: text } = useWords();
  const enabled = useServesPatients();
  const [closed, setClosed] = useState(false);
  const query = useQuery({ ...patientRequestsQuery(closed), enabled });
  const take = (
    <LinkButton to="/privacy/requests/new" size="sm">
      {text.take}
    </LinkButton>
  );
  return (
    <RequestsFrame title={text.title} lead={text.lead} aside={take}>
      <SegmentedControl
        aria-label={text.stateLabel}
        value={closed ? "closed" : "waiting"}
        data={(["waiting", "closed"] as const).map((value) => ({ value, label: text.tabs[value] }))}
        onChange={(next) => setClosed(next === "closed")}
        className={style.start}
      />
      <Loaded query={query} failedTitle={text.failedTitle}>
        {(list) => <Requests list={list} closed={closed} />}
      </Loaded>
    </RequestsFrame>
  );
}

function Requests({ list: { requests, waiting, late }, closed }: { list: PatientRequests; closed: boolean }) {
  const words = useWords();
  const { patientRequests: text } = words;
  if (requests.length === 0) {
    return (
      <EmptyState title={closed ? text.noneClosedTitle : text.noneTitle}>
        {closed ? text.noneClosed : text.none}
      </EmptyState>
    );
  }
  return (
    <>
      {!closed && <p>{text.counts(waiting, late)}</p>}
      <DataTable
        namesPatients
        label={text.label}
        rows={requests}
        keyOf={({ id }) => id}
        name={{
          id: "asks",
          title: text.asks,
          sort: ({ kind }) => text.kinds[kind],
          cell: ({ id, number, kind }) => (
            <>
              <Link to="/privacy/requests/$requestId" params={{ requestId: id }} className={style.strong}>
                {text.kinds[kind]}
              </Link>
              <span className={style.detail}>{number}</span>
            </>
          ),
        }}
        columns={[
          {
            id: "from",
            title: text.from,
            sort: ({ name }) => name,
            cell: ({ name, birthDate, relation }) => (
              <>
                {name}
                <span className={style.detail}>
                  {words.privacy.born(formatDate(birthDate, words))}
                  {relation !== "self" && ` · ${text.relations[relation]}`}
                </span>
              </>
            ),
          },
          {
            id: "state",
            title: text.state,
            sort: ({ state }) => text.states[state],
            cell: ({ state }) => <ShapeMark {...requestMarks[state]}>{text.states[state]}</ShapeMark>,
          },
          {
            id: "due",
            title: text.due,
            whole: true,
            sort: ({ dueOn }) => dueOn,
            cell: (request) => <DueDay request={request} />,
          },
        ]}
      />
    </>
  );
}
