import type { RowProblem, WorksheetField, WorksheetRow } from "@crossbay/contract";

export const columnOfField: Readonly<Record<WorksheetField, string>> = {
  given: "First name",
  family: "Last name",
  email: "E-mail",
  emailConfirmed: "E-mail",
  mobile: "Mobile number",
  title: "Title",
  site: "Site",
  npi: "NPI",
  licenceNumber: "Licence number",
  wantsAlerts: "Wants Clinical Alerts",
};

/** A problem that keeps a row from being submitted. */
export const refuseField = (field: WorksheetField, sentence: string, suggestion?: string): RowProblem => ({
  field,
  column: columnOfField[field],
  severity: "refused",
  sentence,
  ...(suggestion === undefined ? {} : { suggestion }),
});

/** A row whose text is printable and trimmed; text that looks like code or a formula stays the text that it is. */
export const cleanRow = (row: WorksheetRow): WorksheetRow => ({
  ...row,
  given: cleanText(row.given),
  family: cleanText(row.family),
  email: cleanText(row.email),
  mobile: cleanText(row.mobile),
  title: cleanText(row.title),
  site: cleanText(row.site),
  npi: cleanText(row.npi),
  licenceNumber: cleanText(row.licenceNumber),
});

// Halves of surrogate pairs and control characters cannot be stored; invisible marks come along when people paste.
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .normalize("NFC")
    .trim();

/** Nothing was typed into it. */
export const isBlank = ({ wantsAlerts, emailConfirmed: _, ...texts }: WorksheetRow): boolean =>
  !wantsAlerts && Object.values(texts).every((text) => text === "");
