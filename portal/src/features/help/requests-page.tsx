import type { TicketLine } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ticketsQuery } from "../../ui/api/help-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { TicketStateMark } from "../../ui/help/ticket-state-mark.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";
import { HelpCentreCard } from "./help-centre-card.tsx";
import { HelpFrame } from "./help-frame.tsx";

const tabs = ["open", "done"] as const;

/** What the reader asked, and what others asked of the reader's source; the newest change first. */
export function RequestsPage() {
  const { help: text } = useWords();
  const query = useQuery(ticketsQuery);
  const [tab, setTab] = useState<(typeof tabs)[number]>("open");
  const ask = (
    <LinkButton to="/help/new" size="sm">
      {text.ask}
    </LinkButton>
  );
  return (
    <HelpFrame title={text.title} lead={text.lead} aside={ask}>
      <div className={style.columns}>
        <div className={style.stack}>
          <SegmentedControl
            aria-label={text.stateLabel}
            value={tab}
            data={tabs.map((value) => ({ value, label: text.tabs[value] }))}
            onChange={(next) => setTab(next === "done" ? "done" : "open")}
            className={style.start}
          />
          <Loaded query={query} failedTitle={text.failedTitle}>
            {({ tickets }) => (
              <Requests tickets={tickets.filter(({ state }) => isDone(state) === (tab === "done"))} tab={tab} />
            )}
          </Loaded>
        </div>
        <HelpCentreCard />
      </div>
    </HelpFrame>
  );
}

const isDone = (state: TicketLine["state"]) => state === "solved" || state === "closed";

function Requests({ tickets, tab }: { tickets: readonly TicketLine[]; tab: "open" | "done" }) {
  const words = useWords();
  const { help: text } = words;
  if (tickets.length === 0) {
    return (
      <EmptyState title={tab === "done" ? text.noneDoneTitle : text.noneTitle}>
        {tab === "done" ? text.noneDone : text.none}
      </EmptyState>
    );
  }
  return (
    <DataTable
      label={text.label}
      rows={tickets}
      keyOf={({ id }) => id}
      name={{ id: "subject", title: text.columns.subject, cell: (ticket) => <Subject ticket={ticket} /> }}
      columns={[
        {
          id: "type",
          title: text.columns.type,
          whole: true,
          sort: ({ type }) => text.types[type],
          cell: ({ type }) => text.types[type],
        },
        {
          id: "state",
          title: text.columns.state,
          whole: true,
          sort: ({ state }) => text.states[state],
          cell: ({ state }) => <TicketStateMark state={state} />,
        },
        {
          id: "changed",
          title: text.columns.changed,
          whole: true,
          sort: ({ changedAt }) => changedAt,
          cell: ({ changedAt }) => formatDateTime(changedAt, words),
        },
      ]}
    />
  );
}

function Subject({ ticket: { id, number, subject, unread, asSource } }: { ticket: TicketLine }) {
  const { help: text } = useWords();
  return (
    <>
      <Link to="/help/$ticketId" params={{ ticketId: id }} className={unread ? style.strong : undefined}>
        {subject}
      </Link>
      <span className={style.detail}>
        {number}
        {asSource && <span>{text.putToYou}</span>}
        {unread && <span className={style.unread}>{text.newAnswer}</span>}
      </span>
    </>
  );
}
