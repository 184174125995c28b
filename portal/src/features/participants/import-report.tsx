import type { ParticipantImport } from "@crossbay/contract";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./participants.module.css";

type Row = ParticipantImport["rows"][number];

const outcomesInOrder = ["added", "changed", "unchanged", "refused"] as const satisfies readonly Row["outcome"][];

const marks: Record<Row["outcome"], { shape: MarkShape; tone: MarkTone }> = {
  added: { shape: "full", tone: "accent" },
  changed: { shape: "half", tone: "plain" },
  unchanged: { shape: "dash", tone: "quiet" },
  refused: { shape: "cross", tone: "wrong" },
};

/** How many rows come to what. */
export function countOutcomes(rows: readonly Row[]): Record<Row["outcome"], number> {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** What would become, or became, of each row of the file. */
export function ImportReport({ report }: { report: ParticipantImport }) {
  const { imports: text } = useWords().participants;
  const counts = countOutcomes(report.rows);
  const outcomes = report.tried ? text.outcomesTried : text.outcomesDone;
  return (
    <section className={style.section} aria-labelledby="import-report">
      <h2 id="import-report">{report.tried ? text.reportTitle : text.doneTitle}</h2>
      <p role="status">
        {!report.tried && `${text.done} `}
        {outcomesInOrder
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => text.counts[outcome](counts[outcome]))
          .join(", ")}
        . {report.tried && counts.refused > 0 && counts.added + counts.changed > 0 && text.refusedStay}
      </p>
      <DataTable
        label={text.label}
        rows={report.rows}
        keyOf={({ row }) => String(row)}
        name={{
          id: "name",
          title: text.name,
          sort: ({ name }) => name,
          cell: ({ name, row }) => (
            <>
              <strong>{name}</strong>
              <span className={style.detail}>{text.rowOf(row)}</span>
            </>
          ),
        }}
        columns={[
          {
            id: "outcome",
            title: text.outcome,
            whole: true,
            sort: ({ outcome }) => outcomesInOrder.indexOf(outcome),
            cell: ({ outcome }) => <ShapeMark {...marks[outcome]}>{outcomes[outcome]}</ShapeMark>,
          },
          {
            id: "problems",
            title: text.problems,
            cell: ({ problems }) =>
              problems.length === 0
                ? null
                : problems.map(({ column, sentence }) => (
                    <span key={`${column} ${sentence}`} className={style.problem}>
                      {text.problem(column, sentence)}
                    </span>
                  )),
          },
        ]}
      />
    </section>
  );
}
