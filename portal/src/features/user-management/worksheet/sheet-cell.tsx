import type { RowProblem } from "@crossbay/contract";
import { Checkbox } from "@mantine/core";
import { memo } from "react";
import { useWords } from "../../../ui/words/words.ts";
import type { Field, SheetRow } from "./sheet.ts";
import style from "./sheet-cell.module.css";

/** What a cell is chosen from, by field; a field that is not here is typed. */
export interface Choices {
  title: readonly string[];
  site: readonly string[];
}

interface Props {
  row: SheetRow;
  line: number;
  field: Field;
  choices: Choices;
  problem: RowProblem["severity"] | undefined;
  /** Id of the list that says what is wrong in this row. */
  describedBy: string | undefined;
  onChange(key: number, field: Field, value: string | boolean): void;
}

export const cellId = (key: number, field: string): string => `cell-${key}-${field}`;

const cellTypes: Partial<Record<Field, { type?: string; inputMode?: "email" | "tel" | "numeric" }>> = {
  email: { inputMode: "email" },
  mobile: { inputMode: "tel" },
  npi: { inputMode: "numeric" },
};

/** One cell of the grid. It says by itself which column and row it stands in. */
export const SheetCell = memo(function SheetCell(props: Props) {
  const { row, line, field, choices, problem, describedBy, onChange } = props;
  const { sheet: text } = useWords().userManagement;
  const column = field === "wantsAlerts" ? text.alertsLong : text.columns[field];
  const shared = {
    id: cellId(row.key, field),
    "data-key": row.key,
    "data-field": field,
    "data-problem": problem,
    "aria-label": text.cell(column, line),
    "aria-invalid": problem === "refused" || undefined,
    "aria-describedby": problem && describedBy,
  };
  if (field === "wantsAlerts") {
    return (
      <Checkbox
        {...shared}
        className={style.box}
        checked={row.values.wantsAlerts}
        onChange={(event) => onChange(row.key, field, event.currentTarget.checked)}
      />
    );
  }
  const value = row.values[field];
  const offered = field === "title" ? choices.title : field === "site" ? choices.site : [];
  if (offered.length > 0) {
    const known = offered.find((each) => each.toLowerCase() === value.trim().toLowerCase());
    return (
      <select
        {...shared}
        data-empty={value === "" || undefined}
        className={style.choice}
        value={known ?? value}
        onChange={(event) => onChange(row.key, field, event.currentTarget.value)}
      >
        <option value="">{text.choose}</option>
        {value !== "" && !known && <option>{value}</option>}
        {offered.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      {...cellTypes[field]}
      type="text"
      className={style.text}
      value={value}
      maxLength={300}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(row.key, field, event.currentTarget.value)}
    />
  );
});
