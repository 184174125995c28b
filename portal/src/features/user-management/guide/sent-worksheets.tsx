import type { WorksheetLine } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guide.module.css";
import { WorksheetCounts } from "./worksheet-counts.tsx";

/** What was sent, the newest first, and how it stands. */
export function SentWorksheets({ worksheets }: { worksheets: readonly WorksheetLine[] }) {
  const words = useWords();
  const { guide, sent: text } = words.userManagement;
  const name: Column<WorksheetLine> = {
    id: "sent",
    title: text.sentOn,
    cell: (line) => (
      <>
        <Link to="/aum/worksheets/$worksheetId" params={{ worksheetId: line.id }} className={style.strong}>
          {formatDateTime(line.submittedAt, words)}
        </Link>
        <span className={style.detail}>{text.by(line.submittedBy)}</span>
      </>
    ),
  };
  const columns: Column<WorksheetLine>[] = [
    { id: "users", title: text.users, number: true, cell: (line) => words.times.count(line.rowCount) },
    { id: "state", title: text.state, cell: (line) => <WorksheetCounts line={line} /> },
  ];
  return (
    <section className={style.sent} aria-labelledby="sent-worksheets">
      <h2 id="sent-worksheets" className={style.sectionTitle}>
        {guide.sentTitle}
      </h2>
      <DataTable
        label={text.tableLabel}
        rows={worksheets}
        keyOf={({ id }) => id}
        name={name}
        columns={columns}
        tableFrom="48em"
      />
    </section>
  );
}
