import { type TitleGuidance, worksheetColumns } from "@crossbay/contract";
import { type SheetColumn, writeCsv, writeXlsx } from "@crossbay/formats/tabular";
import { sheetNames } from "./read-worksheet-rules.ts";
import { type ParticipantKind, titleGuidance } from "./title-guidance-rules.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

const rowsToFill = 1_000;

/** What an empty worksheet is made of. */
export type WorksheetFormFacts = Pick<WorksheetFacts, "variant" | "variantBecause" | "titles" | "levelExtents"> & {
  participant: ParticipantKind;
  sites: readonly { name: string }[];
};

/** The empty worksheet as CSV: its headings. */
export const writeWorksheetCsv = (): Buffer => writeCsv([worksheetColumns]);

/**
 * The empty worksheet of a participant as a workbook: titles and sites to choose from, the access level that follows from a
 * title beside it, and a second sheet that tells what each title sees.
 */
export function writeWorksheetXlsx(facts: WorksheetFormFacts): Promise<Buffer> {
  const guidance = titleGuidance(facts);
  return writeXlsx([
    { name: sheetNames[facts.variant], columns: worksheetSheet(facts, guidance), rows: [], rowsToFill },
    { name: "Guidance", columns: guidanceColumns(guidance), rows: guidanceRows(facts, guidance) },
  ]);
}

function worksheetSheet({ sites }: WorksheetFormFacts, guidance: readonly TitleGuidance[]): SheetColumn[] {
  const offered = guidance.filter(({ offered }) => offered);
  const special: Partial<Record<(typeof worksheetColumns)[number], Partial<SheetColumn>>> = {
    "E-mail": { width: 34 },
    Title: { width: 34, choices: offered.map(({ name }) => name) },
    "Access level": {
      width: 30,
      shownFrom: {
        column: worksheetColumns.indexOf("Title"),
        pairs: offered.map(({ name, accessLevel }) => [name, accessLevel] as const),
      },
    },
    Site: { width: 28, choices: sites.map(({ name }) => name) },
    "Wants Clinical Alerts": { choices: ["yes", "no"] },
  };
  return worksheetColumns.map((heading) => ({ heading, width: 20, ...special[heading] }));
}

const guidanceColumns = (guidance: readonly TitleGuidance[]): SheetColumn[] => [
  { heading: "Title", width: 34 },
  { heading: "Access level", width: 34 },
  ...(guidance[0]?.sees ?? []).map(({ dataClass }) => ({ heading: dataClass, width: 22 })),
];

const guidanceRows = (facts: WorksheetFormFacts, guidance: readonly TitleGuidance[]): string[][] => [
  ...guidance.map(({ name, accessLevel, sees, offered, because }) =>
    offered ? [name, accessLevel, ...sees.map(({ extent }) => extent)] : [name, because ?? ""],
  ),
  [],
  [`${facts.participant.name}: worksheet "${sheetNames[facts.variant]}"`, facts.variantBecause],
  ["Access level", "Follows from the title; look at it before you submit. It is not typed."],
  ["Wants Clinical Alerts", "Tells your relationship manager, who adds the person once the account is active."],
];
