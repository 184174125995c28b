import type { WorksheetLine } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";
import { orderWorksheets } from "./order-worksheets.ts";

/** Worksheets that wait, the oldest first, and those of late that are done. */
export function DeskWorksheets({ worksheets }: { worksheets: readonly WorksheetLine[] }) {
  const { worksheets: text } = useWords().desk;
  const columns = useColumns();
  return (
    <section aria-labelledby="desk-worksheets" className={style.section}>
      <h2 id="desk-worksheets">{text.title}</h2>
      {worksheets.length === 0 ? (
        <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
      ) : (
        <DataTable
          label={text.label}
          rows={orderWorksheets(worksheets)}
          keyOf={({ id }) => id}
          name={{
            id: "participant",
            title: text.participant,
            cell: ({ id, participantName, variant }) => (
              <>
                <Link to="/desk/worksheets/$worksheetId" params={{ worksheetId: id }} className={style.name}>
                  {participantName}
                </Link>
                <span className={style.detail}>{text.variants[variant]}</span>
              </>
            ),
          }}
          columns={columns}
        />
      )}
    </section>
  );
}

function useColumns(): Column<WorksheetLine>[] {
  const words = useWords();
  const { worksheets: text } = words.desk;
  return [
    {
      id: "submitted",
      title: text.submitted,
      whole: true,
      cell: ({ submittedAt, submittedBy }) => (
        <>
          {formatDateTime(submittedAt, words)}
          <span className={style.detail}>{text.by(submittedBy)}</span>
        </>
      ),
    },
    {
      id: "waiting",
      title: text.waiting,
      whole: true,
      cell: ({ waiting, rowCount }) =>
        waiting > 0 ? (
          <ShapeMark shape="half" tone="plain" strong>
            {text.of(words.times.count(waiting), words.times.count(rowCount))}
          </ShapeMark>
        ) : (
          <ShapeMark shape="check" tone="accent">
            {text.done}
          </ShapeMark>
        ),
    },
    {
      id: "decided",
      title: text.decided,
      whole: true,
      cell: ({ approved, returned }) => {
        const parts = [
          ...(approved > 0 ? [text.approved(approved)] : []),
          ...(returned > 0 ? [text.returned(returned)] : []),
        ];
        return parts.length > 0 ? <span className={style.quiet}>{parts.join(", ")}</span> : null;
      },
    },
    { id: "note", title: text.note, cell: ({ note }) => (note ? <span className={style.note}>{note}</span> : null) },
  ];
}
