import type { ParticipantImport } from "@crossbay/contract";
import { matchHeadings, readTable, type TableRow } from "@crossbay/formats/tabular";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  cleanName,
  type DirectoryEntry,
  foldName,
  listDirectory,
  listRelationshipManagers,
  type ParticipantOutcome,
  type ParticipantWish,
  saveParticipants,
} from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import {
  foldPerson,
  headingOf,
  headingOfField,
  type ImportFacts,
  type ImportKey,
  type ImportProblem,
  importColumns,
  wishOfRow,
} from "./import-rules.ts";

/** Of a file as it comes, and of its rows beside the heading. */
export const importBounds = { bytesMax: 2 * 1024 * 1024, rowsMax: 5_000 };

type Importing = { file: Buffer; actor: Actor; requestId: string };

/**
 * Takes participants from a CSV file: those that are new are added, those whose names are known, folded, become what their
 * row says. A row that cannot be taken is told in words and stops no other. The same file again changes nothing.
 * @returns what became of each row, in the order of the file
 */
export function importParticipants(
  context: AccountsContext,
  importing: Importing,
): Promise<ParticipantImport | OnboardingRefusal> {
  const rows = readRows(importing.file);
  if ("refused" in rows) return Promise.resolve(rows);
  return context.database.transaction((tx) => importIn(tx, context, importing, rows));
}

/** The same without changing anything: what would become of each row. */
export async function tryImport(
  context: AccountsContext,
  importing: Importing,
): Promise<ParticipantImport | OnboardingRefusal> {
  const rows = readRows(importing.file);
  if ("refused" in rows) return rows;
  const rolledBack = new RolledBack();
  let answer: ParticipantImport | undefined;
  await context.database
    .transaction(async (tx) => {
      answer = await importIn(tx, context, importing, rows);
      throw rolledBack;
    })
    .catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  if (!answer) throw new Error("A trial of an import has no answer.");
  return { ...answer, tried: true };
}

/** Ends a transaction that was only a trial. */
class RolledBack extends Error {}

type FileRow = { line: number; cell: (key: ImportKey) => string };

function readRows(file: Buffer): FileRow[] | OnboardingRefusal {
  const refuse = (detail: string): OnboardingRefusal => ({ refused: "file-refused", detail });
  const table = readTable(file, { ...importBounds, rowsMax: importBounds.rowsMax + 1 });
  if ("refused" in table) return refuse(table.refused);
  const [heading, ...rows] = table.rows;
  if (!heading) return refuse("The file is empty.");
  const { places, missing, twice } = matchHeadings(heading.cells, importColumns);
  const expected = `The first row names the columns: ${importColumns.map((column) => column.heading).join(", ")}.`;
  if (missing.length > 0) return refuse(`The column ${missing.join(" and ")} is missing. ${expected}`);
  if (twice.length > 0) return refuse(`The column ${twice.join(" and ")} is there twice. ${expected}`);
  const cellOf = (row: TableRow) => (key: ImportKey) => row.cells[places[key] ?? -1] ?? "";
  return rows.map((row) => ({ line: row.line, cell: cellOf(row) }));
}

type ReadRow = { line: number; name: string; wish?: ParticipantWish; problems: ImportProblem[] };

async function importIn(
  tx: Tx,
  context: AccountsContext,
  { actor, requestId }: Importing,
  rows: readonly FileRow[],
): Promise<ParticipantImport> {
  const read = readWishes(rows, await listDirectory(tx), await gatherFacts(tx, actor));
  const wishes = read.flatMap(({ wish }) => wish ?? []);
  const outcomes = await saveParticipants(tx, context, { wishes, by: auditActorOf(actor), requestId });
  const outcomeOf = new Map(wishes.map((wish, at) => [wish, outcomes[at]!]));
  return {
    tried: false,
    rows: read.map(({ line, name, wish, problems }) => ({
      row: line,
      name,
      ...(wish ? tellOutcome(outcomeOf.get(wish)!) : { outcome: "refused" as const, problems }),
    })),
  };
}

function readWishes(rows: readonly FileRow[], directory: readonly DirectoryEntry[], facts: ImportFacts): ReadRow[] {
  const known = new Map(directory.map((entry) => [foldName(entry.name), entry]));
  const lineOf = new Map<string, number>();
  return rows.map(({ line, cell }) => {
    const name = cleanName(cell("name"));
    const folded = foldName(name);
    const earlier = lineOf.get(folded);
    if (folded !== "" && earlier !== undefined) {
      const sentence = `Row ${earlier} is about the same organization.`;
      return { line, name, problems: [{ column: headingOf("name"), sentence }] };
    }
    lineOf.set(folded, line);
    const kept = known.get(folded);
    const read = wishOfRow(cell, kept, facts);
    if ("problems" in read) return { line, name, problems: read.problems };
    return { line, name, wish: { ...(kept ? { id: kept.id } : {}), edit: read.edit }, problems: [] };
  });
}

async function gatherFacts(tx: Tx, actor: Actor): Promise<ImportFacts> {
  const managers = await listRelationshipManagers(tx);
  return {
    managers: new Map(
      managers.flatMap(({ accountId, username, email }) => [
        [foldPerson(username), accountId],
        [foldPerson(email), accountId],
      ]),
    ),
    timeZone: actor.participant.timeZone,
  };
}

function tellOutcome(outcome: ParticipantOutcome): Pick<ParticipantImport["rows"][number], "outcome" | "problems"> {
  if ("unknown" in outcome) throw new Error("A participant went away while it was locked.");
  if ("outcome" in outcome) return { outcome: outcome.outcome, problems: [] };
  const problems = outcome.faults.map(({ field, detail }) => ({ column: headingOfField(field), sentence: detail }));
  return { outcome: "refused", problems };
}
