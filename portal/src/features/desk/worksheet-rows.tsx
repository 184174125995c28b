import type { SubmittedRow } from "@crossbay/contract";
import { Button, Checkbox } from "@mantine/core";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { formatMobile } from "../../ui/people/format-mobile.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";

interface Props {
  rows: readonly SubmittedRow[];
  selected: ReadonlySet<number>;
  busy: boolean;
  onSelect(rows: ReadonlySet<number>): void;
  onApprove(row: SubmittedRow): void;
  onReturn(row: SubmittedRow): void;
}

const marks: Record<SubmittedRow["state"], { shape: MarkShape; tone: MarkTone }> = {
  waiting: { shape: "half", tone: "plain" },
  approved: { shape: "check", tone: "accent" },
  returned: { shape: "dash", tone: "quiet" },
};

/** The rows of a worksheet, each with its decision, or with the two that can be made. */
export function WorksheetRows(props: Props) {
  const { rows, selected, onSelect } = props;
  const { sheet: text } = useWords().desk;
  const columns = useColumns(props);
  const waiting = rows.filter(({ state }) => state === "waiting");
  const toggle = (row: number, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(row);
    else next.delete(row);
    onSelect(next);
  };
  const select = {
    all: (withWords: boolean) => (
      <Checkbox
        {...(withWords ? { label: text.selectAll } : { "aria-label": text.selectAll })}
        checked={waiting.every(({ row }) => selected.has(row))}
        indeterminate={selected.size > 0 && !waiting.every(({ row }) => selected.has(row))}
        onChange={(event) => onSelect(new Set(event.currentTarget.checked ? waiting.map(({ row }) => row) : []))}
      />
    ),
    each: ({ row, name, state }: SubmittedRow) =>
      state === "waiting" && (
        <Checkbox
          aria-label={text.select(name)}
          checked={selected.has(row)}
          onChange={(event) => toggle(row, event.currentTarget.checked)}
        />
      ),
    selected: ({ row }: SubmittedRow) => selected.has(row),
  };
  return (
    <DataTable
      label={text.label}
      rows={rows}
      keyOf={({ row }) => String(row)}
      name={{ id: "person", title: text.person, cell: (row) => <PersonCell row={row} /> }}
      columns={columns}
      tableFrom="78em"
      {...(waiting.length > 0 ? { select } : {})}
    />
  );
}

function PersonCell({ row }: { row: SubmittedRow }) {
  const { sheet: text } = useWords().desk;
  const { knownAccount: known } = row;
  return (
    <>
      <strong>{row.name}</strong> <span className={style.quiet}>{text.row(row.row)}</span>
      {known && (
        <span className={style.known}>
          {known.affiliations.length > 0
            ? text.known(known.username, known.affiliations.join(", "))
            : text.knownNowhere(known.username)}{" "}
          {known.state === "deactivated" && `${text.knownEnded} `}
          {row.state === "waiting" && text.knownMeans}
        </span>
      )}
      {row.wantsAlerts && <span className={style.detail}>{text.wantsAlerts}</span>}
    </>
  );
}

function useColumns({ busy, onApprove, onReturn }: Props): Column<SubmittedRow>[] {
  const { sheet: text } = useWords().desk;
  return [
    {
      id: "contact",
      title: text.contact,
      cell: ({ email, mobile }) => (
        <>
          <span className={style.address}>{email}</span>
          <span className={style.mobile}>{formatMobile(mobile)}</span>
        </>
      ),
    },
    {
      id: "role",
      title: text.role,
      cell: ({ title, accessLevel }) => (
        <>
          {title}
          <span className={style.detail}>{accessLevel}</span>
        </>
      ),
    },
    {
      id: "place",
      title: text.place,
      cell: ({ site, npi, licenceNumber }) =>
        site || npi || licenceNumber ? (
          <>
            {site}
            {npi && <span className={style.detail}>{text.npi(npi)}</span>}
            {licenceNumber && <span className={style.detail}>{text.licence(licenceNumber)}</span>}
          </>
        ) : null,
    },
    {
      id: "decision",
      title: text.decision,
      cell: (row) =>
        row.state === "waiting" ? (
          <div className={style.decide}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              aria-label={text.approveOf(row.name)}
              onClick={() => onApprove(row)}
            >
              {text.approve}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={busy}
              aria-label={text.giveBackOf(row.name)}
              onClick={() => onReturn(row)}
            >
              {text.giveBack}
            </Button>
          </div>
        ) : (
          <>
            <ShapeMark {...marks[row.state]}>{text.states[row.state]}</ShapeMark>
            {row.returnedBecause && <span className={style.because}>{row.returnedBecause}</span>}
          </>
        ),
    },
  ];
}
