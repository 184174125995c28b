import type { ConsentImport } from "@crossbay/contract";
import { matchHeadings, readTable } from "@crossbay/formats/tabular";
import { type Actor, auditActorOf, listSources, type Source } from "../../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../../audit/index.ts";
import { patientsOfNumbers } from "../../../identity/index.ts";
import type { PatientId } from "../../../platform/ids.ts";
import type { Platform } from "../../../platform/platform.ts";
import type { Tx } from "../../../platform/transaction.ts";
import { recordToldDecisions, type ToldDecision } from "../record-told-decisions.ts";
import {
  columnOfField,
  type ImportedRow,
  type ImportKey,
  type ImportProblem,
  importColumns,
  problemAt,
  readImportRow,
} from "./import-columns-rules.ts";

/** Of a file as it comes, and of its rows beside the heading. */
export const importBounds = { bytesMax: 2 * 1024 * 1024, rowsMax: 2_000 };

type ImportContext = Pick<Platform, "database" | "clock">;
type Importing = {
  file: Buffer;
  /** Absent: the operator, by command. */
  actor?: Actor;
  requestId: string;
  /** Says what would happen, and changes nothing. */
  isTrial: boolean;
};
type FileRefused = { refused: string };

/**
 * Takes decisions that patients signed for participants from a CSV file. Each row names a source and one of its record numbers, with
 * the birth date; the decision is for the participant of that source. A row that cannot be taken is told in words and stops no
 * other; one that is known already changes nothing. The file is in the audit record, and every decision that is recorded.
 * @returns what became, or would become, of each row, in the order of the file
 */
export async function importConsents(
  context: ImportContext,
  importing: Importing,
): Promise<ConsentImport | FileRefused> {
  const rows = readRows(importing.file);
  if ("refused" in rows) return rows;
  const rolledBack = new RolledBack();
  let answer: ConsentImport | undefined;
  await context.database
    .transaction(async (tx) => {
      const now = context.clock.now();
      answer = { tried: importing.isTrial, rows: await importIn(tx, now, importing, rows) };
      await writeEntries(tx, now, [entryOf(importing, answer)]);
      if (importing.isTrial) throw rolledBack;
    })
    .catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  if (!answer) throw new Error("An import has no answer.");
  const tried = answer;
  if (importing.isTrial) {
    await context.database.transaction((tx) => writeEntries(tx, context.clock.now(), [entryOf(importing, tried)]));
  }
  return tried;
}

/** Ends a transaction that was only a trial. */
class RolledBack extends Error {}

type FileRow = { line: number; read: ImportedRow | { problems: ImportProblem[] } };

function readRows(file: Buffer): FileRow[] | FileRefused {
  const table = readTable(file, { ...importBounds, rowsMax: importBounds.rowsMax + 1 });
  if ("refused" in table) return table;
  const [heading, ...rows] = table.rows;
  if (!heading) return { refused: "The file is empty." };
  const { places, missing, twice } = matchHeadings(heading.cells, importColumns);
  const expected = `The first row names the columns: ${importColumns.map((column) => column.heading).join(", ")}.`;
  if (missing.length > 0) return { refused: `The column ${missing.join(" and ")} is missing. ${expected}` };
  if (twice.length > 0) return { refused: `The column ${twice.join(" and ")} is there twice. ${expected}` };
  return rows.map(({ line, cells }) => ({
    line,
    read: readImportRow((key: ImportKey) => cells[places[key] ?? -1] ?? ""),
  }));
}

type Row = ConsentImport["rows"][number];
type Found = { row: ImportedRow; source: Source; patientId: PatientId };

async function importIn(tx: Tx, now: Date, importing: Importing, rows: readonly FileRow[]): Promise<Row[]> {
  const found = await findPatients(tx, rows);
  const whole = found.filter((one): one is Found => "patientId" in one);
  const outcomes = await recordToldDecisions(
    tx,
    now,
    whole.map((one) => decisionOf(importing, one)),
  );
  const outcomeOf = new Map(whole.map((one, at) => [one, outcomes[at]!]));
  return rows.map(({ line }, at) => {
    const one = found[at]!;
    if ("problems" in one) return { row: line, outcome: "refused", problems: one.problems };
    const outcome = outcomeOf.get(one)!;
    if (typeof outcome === "string") return { row: line, outcome, problems: [] };
    return { row: line, outcome: "refused", problems: [problemAt(columnOfField(outcome.field), outcome.refused)] };
  });
}

/** Whom each row is about. Number and birth date must both be right: a slip of the pen decides for nobody else. */
async function findPatients(tx: Tx, rows: readonly FileRow[]): Promise<(Found | { problems: ImportProblem[] })[]> {
  const sources = new Map((await listSources(tx)).map((source) => [source.code.toUpperCase(), source]));
  const asked = rows.flatMap(({ read }) => {
    const source = "problems" in read ? undefined : sources.get(read.source);
    return source && !("problems" in read) ? [{ row: read, source }] : [];
  });
  const patients = await patientsOfNumbers(
    tx,
    asked.map(({ row, source }) => ({
      sourceId: source.id,
      authority: row.authority || source.assigningAuthority.toUpperCase(),
      recordNumber: row.recordNumber,
    })),
  );
  const patientOf = new Map(asked.map(({ row }, at) => [row, patients[at]]));
  return rows.map(({ read }) => {
    if ("problems" in read) return read;
    const source = sources.get(read.source);
    if (!source) return { problems: [problemAt("source", "There is no source of this code.")] };
    const patient = patientOf.get(read);
    if (patient?.birthDate !== read.birthDate)
      return {
        problems: [problemAt("recordNumber", "No patient of this source has this record number and birth date.")],
      };
    return { row: read, source, patientId: patient.patientId };
  });
}

const decisionOf = ({ actor, requestId }: Importing, { row, source, patientId }: Found): ToldDecision => ({
  patientId,
  participantId: source.participantId,
  timeZone: source.timeZone,
  value: row.value,
  signedOn: row.signedOn,
  signerName: row.signedBy,
  signerRelation: row.relation,
  evidence: row.evidence,
  ...(row.witness ? { witnessName: row.witness } : {}),
  ...(row.language ? { language: row.language } : {}),
  ...(actor ? { recordedBy: { accountId: actor.accountId, name: actor.name } } : {}),
  audit: { ...whoOf(actor), requestId, detail: { source: source.code, from: "file" } },
});

const whoOf = (actor: Actor | undefined) => ({
  ...(actor ? { actor: auditActorOf(actor) } : {}),
  way: "import-consents",
});

function entryOf({ actor, requestId, isTrial }: Importing, { rows }: ConsentImport): AuditEntry {
  const countOf = (outcome: Row["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const counts = { recorded: countOf("recorded"), unchanged: countOf("unchanged"), refused: countOf("refused") };
  return {
    action: "consent-import",
    outcome: "succeeded",
    ...whoOf(actor),
    requestId,
    detail: { ...counts, tried: isTrial },
  };
}
