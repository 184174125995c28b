import type { CheckedRow, CheckedWorksheet, RowProblem, WorksheetRow } from "@crossbay/contract";
import { foldEmail } from "../../accounts/index.ts";
import { checkContact } from "./check-contact-rules.ts";
import { checkRole } from "./check-role-rules.ts";
import type { RowFacts, WorksheetFacts } from "./worksheet-facts.ts";
import { cleanRow } from "./worksheet-row-rules.ts";

/** A row as typed, with its line in the file and what could not even be read from it. */
export type TypedRow = { row: number; values: WorksheetRow; problems?: readonly RowProblem[] };

/**
 * Every row with what is wrong with it, in sentences for who typed it (policy §2), and the access level that follows from the
 * title. Nothing in the answer depends on whether an address has an account elsewhere.
 */
export function checkRows(rows: readonly TypedRow[], facts: WorksheetFacts): CheckedRow[] {
  const cleaned = rows.map(({ row, values, problems = [] }) => ({ row, values: cleanRow(values), problems }));
  const byEmail = Map.groupBy(cleaned, ({ values }) => foldEmail(values.email));
  const rowFacts: RowFacts = {
    ...facts,
    linesOfEmail: new Map([...byEmail].map(([email, those]) => [email, those.map(({ row }) => row)])),
    colleagueDomains: new Set([...facts.colleagues.keys()].map((email) => email.slice(email.lastIndexOf("@") + 1))),
  };
  return cleaned.map(({ row, values, problems }) => {
    const role = checkRole(values, rowFacts);
    return {
      row,
      values,
      ...(role.accessLevel ? { accessLevel: role.accessLevel } : {}),
      problems: [...problems, ...checkContact({ row, values }, rowFacts), ...role.problems],
    };
  });
}

/** The answer to a check: rows and how they stand. */
export function summariseRows(
  rows: readonly CheckedRow[],
  { variant }: Pick<WorksheetFacts, "variant">,
): CheckedWorksheet {
  const refused = rows.filter(isRefused).length;
  const questions = rows.filter((row) => !isRefused(row) && row.problems.length > 0).length;
  return { variant, rows: [...rows], ready: rows.length - refused - questions, refused, questions };
}

const isRefused = ({ problems }: CheckedRow): boolean => problems.some(({ severity }) => severity === "refused");
