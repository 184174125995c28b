import { Button } from "@mantine/core";
import { memo } from "react";
import { useWords } from "../../../ui/words/words.ts";
import style from "./grid.module.css";
import { RowProblems } from "./row-problems.tsx";
import { columnsBeforeLevel, type Field, isBlank, lineOf, type SheetRow } from "./sheet.ts";
import { type Choices, SheetCell } from "./sheet-cell.tsx";
import { levelNow, problemsNow, type RowCheck } from "./use-check.ts";

export interface GridRowProps {
  row: SheetRow;
  place: number;
  check: RowCheck;
  choices: Choices;
  columns: readonly Field[];
  /** A row of a table, or a card where a table would not fit. */
  wide: boolean;
  onChange(key: number, field: Field | "emailConfirmed", value: string | boolean): void;
  onRemove(key: number): void;
}

/** A person to be given access: cells, the level that follows, and what is wrong. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, place, check, choices, columns, wide, onChange, onRemove } = props;
  const { sheet: text } = useWords().userManagement;
  const line = lineOf(place);
  const problems = problemsNow(row, check);
  const problemsId = `row-${row.key}-problems`;
  const level = levelNow(row, check);
  const cell = (field: Field) => (
    <SheetCell
      row={row}
      line={line}
      field={field}
      choices={choices}
      problem={problems.find((each) => each.field === field)?.severity}
      describedBy={problemsId}
      onChange={onChange}
    />
  );
  const found = problems.length > 0 && (
    <RowProblems
      id={problemsId}
      problems={problems}
      onUse={(field, suggestion) => onChange(row.key, field, suggestion)}
      onConfirm={() => onChange(row.key, "emailConfirmed", true)}
    />
  );
  const remove = (
    <Button
      size="compact-sm"
      variant="subtle"
      className={style.remove}
      aria-label={text.removeRow(line)}
      onClick={() => onRemove(row.key)}
    >
      {wide ? "×" : text.remove}
    </Button>
  );
  const shownLevel = level ? (
    <strong>{level}</strong>
  ) : (
    !isBlank(row) && <span className={style.quiet}>{text.levelUnknown}</span>
  );
  if (!wide) {
    return (
      <li className={style.card}>
        <div className={style.cardHead}>
          <strong>
            {text.line} {line}
          </strong>
          {remove}
        </div>
        <div className={style.cardFields}>
          {columns.map((field) => (
            <label key={field} htmlFor={`cell-${row.key}-${field}`} className={style.cardField} data-field={field}>
              <span>{field === "wantsAlerts" ? text.alertsLong : text.columns[field]}</span>
              {cell(field)}
            </label>
          ))}
          <div className={style.cardField}>
            <span>{text.columns.accessLevel}</span>
            <span className={style.cardLevel}>{shownLevel}</span>
          </div>
        </div>
        {found}
      </li>
    );
  }
  return (
    <>
      <tr className={style.row} data-with-problems={problems.length > 0 || undefined}>
        <th scope="row" className={style.line}>
          {line}
        </th>
        {columns.slice(0, columnsBeforeLevel).map((field) => (
          <td key={field}>{cell(field)}</td>
        ))}
        <td className={style.level}>{shownLevel}</td>
        {columns.slice(columnsBeforeLevel).map((field) => (
          <td key={field}>{cell(field)}</td>
        ))}
        <td>{remove}</td>
      </tr>
      {found && (
        <tr>
          <td />
          <td colSpan={columns.length + 2}>{found}</td>
        </tr>
      )}
    </>
  );
});
