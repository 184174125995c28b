import type { QueuedTicket } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import queue from "./queue.module.css";
import style from "./support.module.css";
import { DueTime, PriorityMark, TicketStateMark } from "./ticket-marks.tsx";

/** Requests in the order in which the exchange gave them. */
export function QueueTable({ tickets }: { tickets: readonly QueuedTicket[] }) {
  const { supportDesk: text } = useWords();
  return (
    <DataTable
      label={text.label}
      rows={tickets}
      keyOf={({ id }) => id}
      name={{
        id: "subject",
        title: text.subject,
        cell: ({ id, number, type, subject }) => (
          <>
            <Link to="/support-desk/$ticketId" params={{ ticketId: id }} className={style.strong}>
              {subject}
            </Link>
            <span className={style.detail}>
              {number} · {text.types[type]}
            </span>
          </>
        ),
      }}
      columns={[
        {
          id: "from",
          title: text.from,
          cell: ({ sender, participantName }) => (
            <>
              {sender}
              {participantName && <span className={style.detail}>{participantName}</span>}
            </>
          ),
        },
        {
          id: "state",
          title: text.state,
          cell: ({ state, awaitsStaff }) => (
            <>
              <TicketStateMark state={state} />
              {awaitsStaff && state !== "new" && <span className={queue.awaits}>{text.awaits}</span>}
            </>
          ),
        },
        {
          id: "priority",
          title: text.priority,
          whole: true,
          cell: ({ priority }) => <PriorityMark priority={priority} />,
        },
        { id: "due", title: text.due, whole: true, cell: (ticket) => <DueTime ticket={ticket} /> },
        {
          id: "assignee",
          title: text.assignee,
          cell: ({ assignee, team }) => (
            <>
              {assignee?.name ?? <span className={style.quiet}>{text.nobody}</span>}
              <span className={style.detail}>{text.teams[team]}</span>
            </>
          ),
        },
      ]}
    />
  );
}
