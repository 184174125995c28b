import type { WorksheetPage as Sheet } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { deskWorksheetQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { ReasonDialog } from "../../ui/people/reason-dialog.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { DecisionNotice } from "./decision-notice.tsx";
import style from "./desk.module.css";
import { DeskFrame, useKeepsDesk } from "./desk-frame.tsx";
import { useDeciding } from "./use-deciding.ts";
import { WorksheetRows } from "./worksheet-rows.tsx";

/** Rows that go back; `name` when it is one person's. */
interface Returning {
  rows: readonly number[];
  name: string | undefined;
}

/** One worksheet: every row with everything, approved or returned one by one or together. */
export function WorksheetPage() {
  const words = useWords();
  const { sheet: text, worksheets } = words.desk;
  const { worksheetId } = useParams({ from: "/frame/desk/worksheets/$worksheetId" });
  const enabled = useKeepsDesk();
  const query = useQuery({ ...deskWorksheetQuery(worksheetId), enabled });
  const failure = failureOf(query.error);
  const notFound = failure?.kind === "refused" && failure.problem.code === "not-found";
  const worksheet = query.data?.worksheet;
  return (
    <DeskFrame
      title={worksheet ? text.title(worksheet.participantName) : worksheets.title}
      lead={
        worksheet &&
        `${text.submitted(formatDateTime(worksheet.submittedAt, words), worksheet.submittedBy)} · ${worksheets.variants[worksheet.variant]}`
      }
      back={<BackLink to="/desk" word={text.back} />}
    >
      {failure && !query.data && (
        <ProblemNotice
          failure={failure}
          title={notFound ? text.notFoundTitle : text.failedTitle}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={8} />}
      {query.data && <KnownWorksheet key={worksheetId} sheet={query.data} />}
    </DeskFrame>
  );
}

function KnownWorksheet({ sheet }: { sheet: Sheet }) {
  const { sheet: text } = useWords().desk;
  const { worksheet, rows } = sheet;
  const deciding = useDeciding(worksheet.id, worksheet.version);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [returning, setReturning] = useState<Returning>();
  const waiting = rows.filter(({ state }) => state === "waiting");
  const chosen = waiting.filter(({ row }) => selected.has(row)).map(({ row }) => row);

  const approve = async (numbers: readonly number[]) => {
    const done = await deciding.decide(numbers.map((row) => ({ row, approve: true })));
    if (done) setSelected(new Set());
  };

  return (
    <>
      <DecisionNotice deciding={deciding} />
      {worksheet.note && (
        <QuietNotice>
          <p className={style.noteTitle}>{text.noteTitle(worksheet.submittedBy)}</p>
          <p className={style.noteText}>{worksheet.note}</p>
        </QuietNotice>
      )}
      {waiting.length === 0 && <p className={style.quiet}>{text.allDecided}</p>}
      <WorksheetRows
        rows={rows}
        selected={selected}
        busy={deciding.busy}
        onSelect={setSelected}
        onApprove={({ row }) => void approve([row])}
        onReturn={({ row, name }) => setReturning({ rows: [row], name })}
      />
      <DecisionBar
        count={chosen.length}
        busy={deciding.busy}
        onApprove={() => void approve(chosen)}
        onReturn={() => setReturning({ rows: chosen, name: undefined })}
        onClear={() => setSelected(new Set())}
      />
      <ReasonDialog
        opened={returning !== undefined}
        title={returning?.name ? text.returnTitle(returning.name) : text.returnManyTitle(returning?.rows.length ?? 0)}
        lead={text.returnLead}
        submit={text.returnMany(returning?.rows.length ?? 0)}
        label={text.reason}
        hint={text.reasonHint}
        missing={text.reasonMissing}
        onReason={async (reason) => {
          const numbers = returning?.rows ?? [];
          setReturning(undefined);
          const done = await deciding.decide(numbers.map((row) => ({ row, approve: false, reason })));
          if (done) setSelected(new Set());
        }}
        onClose={() => setReturning(undefined)}
      />
    </>
  );
}
