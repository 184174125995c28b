import type { UserManagement } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../../../ui/words/words.ts";
import style from "./grid.module.css";
import type { Cell } from "./grid-keys.ts";
import { GridRow } from "./grid-row.tsx";
import { columnsBeforeLevel, type Field, fields, lineOf, type SheetRow, shownFields } from "./sheet.ts";
import { cellId } from "./sheet-cell.tsx";
import type { Check } from "./use-check.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import type { SheetWork } from "./use-sheet-work.ts";

/** Rows on one page: as many as stay quick to type in. */
const rowsAPage = { wide: 50, narrow: 20 };

interface Props {
  work: SheetWork;
  check: Check;
  management: UserManagement;
  /** Where the focus shall go; a new object asks anew. */
  goTo: Cell | undefined;
}

const optional = new Set(["site", "npi", "licenceNumber"]);

/** The rows of the worksheet, page by page, as a grid that one types in, pastes into and moves through by key. */
export function WorksheetGrid({ work, check, management, goTo }: Props) {
  const { sheet: text } = useWords().userManagement;
  const wide = useMediaQuery("(min-width: 84em)", undefined, { getInitialValueInEffect: false });
  const perPage = wide ? rowsAPage.wide : rowsAPage.narrow;
  const { rows } = work;
  const [all, setAll] = useState(false);
  const columns = useMemo(() => shownFields(rows, all), [rows, all]);
  const [page, setPage] = useState(0);
  const [going, setGoing] = useState<Cell>();
  const grid = useRef<HTMLDivElement>(null);
  const pageMax = Math.max(0, Math.ceil(rows.length / perPage) - 1);
  const here = Math.min(page, pageMax);
  const first = here * perPage;

  const go = (cell: Cell) => {
    setPage(Math.floor(cell.place / perPage));
    setGoing(cell);
  };
  const goNow = useRef(go);
  goNow.current = go;
  useEffect(() => {
    if (goTo) goNow.current(goTo);
  }, [goTo]);
  useEffect(() => {
    const row = going && rows[going.place];
    if (!row) return;
    const cell = document.getElementById(cellId(row.key, going.field));
    if (!cell) return;
    cell.focus();
    if (cell instanceof HTMLInputElement) cell.select();
    setGoing(undefined);
  }, [going, rows]);

  useGridKeys(grid, {
    rows,
    columns,
    onGo: go,
    onAddRow: () => {
      if (work.addRows(1)) go({ place: rows.length, field: "given" });
    },
    onPaste: work.paste,
  });

  const choices = useMemo(
    () => ({
      title: management.titles.filter(({ offered }) => offered).map(({ name }) => name),
      site: management.sites,
    }),
    [management],
  );
  const shown = rows
    .slice(first, first + perPage)
    .map((row, offset) => (
      <GridRow
        key={row.key}
        row={row}
        place={first + offset}
        check={check.byKey.get(row.key)}
        choices={choices}
        columns={columns}
        wide={wide}
        onChange={work.change}
        onRemove={work.remove}
      />
    ));
  return (
    <div ref={grid} className={style.gridPlace}>
      {columns.length < fields.length && (
        <Button size="compact-sm" variant="subtle" className={style.moreColumns} onClick={() => setAll(true)}>
          {text.moreColumns}
        </Button>
      )}
      {wide ? (
        <div className={style.panel}>
          <table className={style.grid} aria-label={text.gridLabel}>
            <GridHead columns={columns} />
            <tbody>{shown}</tbody>
          </table>
        </div>
      ) : (
        <ol className={style.cards} aria-label={text.gridLabel}>
          {shown}
        </ol>
      )}
      {pageMax > 0 && <Pager rows={rows} first={first} perPage={perPage} page={here} onPage={setPage} />}
    </div>
  );
}

function GridHead({ columns }: { columns: readonly Field[] }) {
  const { sheet: text } = useWords().userManagement;
  const withLevel = [
    ...columns.slice(0, columnsBeforeLevel),
    "accessLevel" as const,
    ...columns.slice(columnsBeforeLevel),
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{text.line}</th>
        {withLevel.map((column) => (
          <th key={column} scope="col" data-column={column}>
            {text.columns[column]}
            {optional.has(column) && <span className={style.optional}>{text.optional}</span>}
          </th>
        ))}
        <td />
      </tr>
    </thead>
  );
}

interface PagerProps {
  rows: readonly SheetRow[];
  first: number;
  perPage: number;
  page: number;
  onPage(page: number): void;
}

function Pager({ rows, first, perPage, page, onPage }: PagerProps) {
  const words = useWords();
  const { sheet: text } = words.userManagement;
  const { count } = words.times;
  const last = Math.min(first + perPage, rows.length) - 1;
  return (
    <div className={style.pager}>
      <span>{text.pageOf(count(lineOf(first)), count(lineOf(last)), count(rows.length + 1))}</span>
      <Button size="sm" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {text.earlier}
      </Button>
      <Button size="sm" variant="default" disabled={last >= rows.length - 1} onClick={() => onPage(page + 1)}>
        {text.later}
      </Button>
    </div>
  );
}
