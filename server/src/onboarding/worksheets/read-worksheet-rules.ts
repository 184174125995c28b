import { type WorksheetRow, type WorksheetVariant, worksheetColumns } from "@crossbay/contract";
import { type Column, matchHeadings, readTable, type TableRow } from "@crossbay/formats/tabular";
import type { TypedRow } from "./check-rows-rules.ts";
import { cleanRow, isBlank, refuseField } from "./worksheet-row-rules.ts";

export const worksheetBytesMax = 5 * 1024 ** 2;
export const worksheetRowsMax = 2_000;
const cellCharactersMax = 300;

/** How the sheet to fill is called in each variant; by it, a file of the wrong one is known. */
export const sheetNames: Readonly<Record<WorksheetVariant, string>> = {
  "has-break-the-glass": "Has break-the-glass",
  "no-break-the-glass": "No break-the-glass",
};

/** The rows of an uploaded worksheet, or why the file cannot be taken, in a sentence. */
export function readWorksheet(bytes: Uint8Array, variant: WorksheetVariant): TypedRow[] | { refused: string } {
  // One row more for the headings.
  const table = readTable(bytes, { bytesMax: worksheetBytesMax, rowsMax: worksheetRowsMax + 1 });
  if ("refused" in table) return table;
  const other = variant === "has-break-the-glass" ? "no-break-the-glass" : "has-break-the-glass";
  if (table.sheetName === sheetNames[other]) {
    const refused =
      `This is the worksheet "${sheetNames[other]}"; your organization uses "${sheetNames[variant]}". ` +
      "Download that one and fill it, or copy your rows to it.";
    return { refused };
  }
  const [headings, ...rows] = table.rows;
  if (!headings) return { refused: "The file has no rows." };
  const { places, missing, unknown, twice } = matchHeadings(headings.cells, columns);
  const faults = [
    ...(missing.length > 0 ? [`These columns are missing: ${list(missing)}.`] : []),
    ...(twice.length > 0 ? [`These columns stand there twice: ${list(twice)}.`] : []),
    ...(unknown.length > 0 ? [`These columns are not known: ${list(unknown)}.`] : []),
  ];
  if (faults.length > 0) {
    return { refused: `${faults.join(" ")} The columns of the worksheet are: ${worksheetColumns.join(", ")}.` };
  }
  // Where nothing but the formula of the access level stands, nobody filled the row.
  const filled = rows.map((row) => readRow(row, places)).filter(({ values }) => !isBlank(cleanRow(values)));
  return filled.length === 0 ? { refused: "The file has no rows below its headings." } : filled;
}

/** Unknown headings may be long and many. */
const list = (headings: readonly string[]): string => {
  const shown = headings.slice(0, 10).map((heading) => `"${heading.slice(0, 60)}"`);
  return headings.length > shown.length ? `${shown.join(", ")} and more` : shown.join(", ");
};

type ColumnKey = Exclude<keyof WorksheetRow, "emailConfirmed"> | "accessLevel";

const columns: Column<ColumnKey>[] = [
  { key: "given", heading: "First name", synonyms: ["Given name", "First", "Forename"], needed: true },
  { key: "family", heading: "Last name", synonyms: ["Family name", "Surname", "Last"], needed: true },
  { key: "email", heading: "E-mail", synonyms: ["E-mail address", "Mail"], needed: true },
  {
    key: "mobile",
    heading: "Mobile number",
    synonyms: [
      "Mobile",
      "Mobile phone",
      "Mobile phone number",
      "Cell",
      "Cell phone",
      "Cell number",
      "Cell phone number",
    ],
    needed: true,
  },
  { key: "title", heading: "Title", synonyms: ["Role", "Job title"], needed: true },
  // Shown in the file for review, and derived anew from the title.
  { key: "accessLevel", heading: "Access level", synonyms: ["Level"], needed: false },
  { key: "site", heading: "Site", synonyms: ["Location", "Practice site"], needed: false },
  { key: "npi", heading: "NPI", synonyms: ["NPI number", "National Provider Identifier"], needed: false },
  {
    key: "licenceNumber",
    heading: "Licence number",
    synonyms: ["License number", "Licence", "License", "Licence no", "License no", "Certificate number"],
    needed: false,
  },
  {
    key: "wantsAlerts",
    heading: "Wants Clinical Alerts",
    synonyms: ["Clinical Alerts", "Alerts", "Wants alerts"],
    needed: false,
  },
];

function readRow({ line, cells }: TableRow, places: Partial<Record<ColumnKey, number>>): TypedRow {
  const cellOf = (key: ColumnKey): string => {
    const place = places[key];
    return place === undefined ? "" : (cells[place]?.trim() ?? "").slice(0, cellCharactersMax);
  };
  const alerts = cellOf("wantsAlerts");
  const values: WorksheetRow = {
    given: cellOf("given"),
    family: cellOf("family"),
    email: cellOf("email"),
    mobile: cellOf("mobile"),
    title: cellOf("title"),
    site: cellOf("site"),
    npi: cellOf("npi"),
    licenceNumber: cellOf("licenceNumber"),
    wantsAlerts: yes.test(alerts),
    emailConfirmed: false,
  };
  const understood = alerts === "" || yes.test(alerts) || no.test(alerts);
  const problems = understood ? [] : [refuseField("wantsAlerts", `"${alerts}" is neither yes nor no.`)];
  return { row: line, values, problems };
}

const yes = /^(?:y|yes|x|true|1|✓|✔)$/i;
const no = /^(?:n|no|-|false|0)$/i;
