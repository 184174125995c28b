import type { SubmittedRow, WorksheetPage } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { failureOf } from "../../../ui/api/queries.ts";
import { sentWorksheetQuery } from "../../../ui/api/user-management-queries.ts";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { rowMarks, WorksheetCounts } from "../guide/worksheet-counts.tsx";
import style from "./review.module.css";
import { isBlank, rowsFrom, withEmptyRows } from "./sheet.ts";
import { useSheetDraft } from "./use-sheet-draft.ts";

/** A worksheet that was sent: how each row stands, and what to mend. */
export function SentWorksheetPage() {
  const words = useWords();
  const { sent: text, notAllowedTitle } = words.userManagement;
  const { session } = useSession();
  const { worksheetId } = useParams({ from: "/frame/aum/worksheets/$worksheetId" });
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...sentWorksheetQuery(worksheetId), enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  const line = query.data?.worksheet;
  return (
    <WorkPage
      title={line ? text.open(formatDateTime(line.submittedAt, words)) : text.title}
      lead={line && text.lead(line.submittedBy)}
      back={<BackLink to="/aum" word={text.back} />}
      verdict={verdict}
      notAllowedTitle={notAllowedTitle}
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={8} />}
      {query.data && <SentRows page={query.data} />}
    </WorkPage>
  );
}

const rank = { returned: 0, waiting: 1, approved: 2 };

function SentRows({ page }: { page: WorksheetPage }) {
  const { sent: text } = useWords().userManagement;
  const rows = page.rows.toSorted((one, other) => rank[one.state] - rank[other.state] || one.row - other.row);
  const name: Column<SubmittedRow> = {
    id: "name",
    title: text.name,
    cell: (row) => (
      <>
        <strong>{row.name}</strong>
        <span className={style.detail}>{row.email}</span>
      </>
    ),
  };
  const columns: Column<SubmittedRow>[] = [
    { id: "state", title: text.state, cell: (row) => <RowState row={row} /> },
    { id: "title", title: text.title, cell: (row) => row.title },
    { id: "level", title: text.accessLevel, cell: (row) => row.accessLevel },
    { id: "site", title: text.site, cell: (row) => row.site ?? null },
    { id: "alerts", title: text.alerts, cell: (row) => (row.wantsAlerts ? text.wanted : text.notWanted) },
  ];
  return (
    <>
      <WorksheetCounts line={page.worksheet} />
      {page.worksheet.returned > 0 && <Returned rows={page.rows} />}
      {page.worksheet.note && (
        <section>
          <h2 className={style.noteTitle}>{text.note}</h2>
          <p className={style.noteText}>{page.worksheet.note}</p>
        </section>
      )}
      <DataTable label={text.tableLabel} rows={rows} keyOf={({ row }) => String(row)} name={name} columns={columns} />
    </>
  );
}

/** What came back goes into the grid, under what is there already. */
function Returned({ rows }: { rows: readonly SubmittedRow[] }) {
  const { sent: text } = useWords().userManagement;
  const draft = useSheetDraft();
  const navigate = useNavigate();
  const returned = rows.filter(({ state }) => state === "returned");
  const toMend = returned.flatMap(({ values }) => (values ? [values] : []));
  const mend = () => {
    const already = draft.rows.filter((row) => !isBlank(row)).map(({ values }) => values);
    const missing = toMend.filter(({ email }) => !already.some((each) => each.email === email));
    draft.keep({ rows: withEmptyRows(rowsFrom([...already, ...missing]), 1) });
    void navigate({ to: "/aum/worksheet" });
  };
  return (
    <QuietNotice>
      <p className={style.noticeTitle}>{text.returnedTitle(returned.length)}</p>
      <p>{text.returnedLead}</p>
      {toMend.length > 0 && (
        <Button size="sm" className={style.mend} onClick={mend}>
          {text.mend}
        </Button>
      )}
    </QuietNotice>
  );
}

function RowState({ row }: { row: SubmittedRow }) {
  const { sent: text } = useWords().userManagement;
  return (
    <>
      <ShapeMark {...rowMarks[row.state]}>{text.rowStates[row.state]}</ShapeMark>
      <span className={style.detail}>{row.returnedBecause ?? text.rowWords[row.state]}</span>
    </>
  );
}
