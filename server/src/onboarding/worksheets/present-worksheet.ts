import type { SubmittedRow, WorksheetLine } from "@crossbay/contract";
import { listedName } from "../../accounts/index.ts";
import type { StoredRow, Worksheet } from "./worksheet-store.ts";

/** A worksheet as lists show it. */
export const worksheetLine = (worksheet: Worksheet, participantName: string): WorksheetLine => {
  const { id, participantId, variant, note, submittedAt, submittedBy, version, waiting, approved, returned } =
    worksheet;
  return {
    id,
    participantId,
    participantName,
    variant,
    submittedAt: submittedAt.toISOString(),
    submittedBy,
    rowCount: waiting + approved + returned,
    waiting,
    approved,
    returned,
    ...(note ? { note } : {}),
    version,
  };
};

/** A row as both sides see it. */
export function submittedRow(row: StoredRow): SubmittedRow {
  const { given, family, email, mobile, title, accessLevel, site, npi, licenceNumber, wantsAlerts, state } = row;
  return {
    row: row.row,
    name: listedName({ given, family }),
    email,
    mobile,
    title,
    accessLevel,
    ...(site ? { site } : {}),
    ...(npi ? { npi } : {}),
    ...(licenceNumber ? { licenceNumber } : {}),
    wantsAlerts,
    state,
    ...(row.returnedBecause ? { returnedBecause: row.returnedBecause } : {}),
  };
}

/** The same for the asker's side: a returned row with what was typed, to mend and send again. */
export function ownRow(row: StoredRow): SubmittedRow {
  if (row.state !== "returned") return submittedRow(row);
  const { given, family, email, mobile, title, site = "", npi = "", licenceNumber = "", wantsAlerts } = row;
  const values = { given, family, email, mobile, title, site, npi, licenceNumber, wantsAlerts, emailConfirmed: true };
  return { ...submittedRow(row), values };
}
