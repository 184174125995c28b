import type { WorksheetDecision, WorksheetPage } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import {
  type Actor,
  type AdmittedPerson,
  admitNewPeople,
  auditActorOf,
  findTrainees,
  queueLetters,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { ProblemError } from "../../platform/problem.ts";
import type { Tx } from "../../platform/transaction.ts";
import { holdUntilCourse } from "../people/break-the-glass-course.ts";
import { startTraining } from "../training/start-training.ts";
import { insertAlertRequests } from "./alert-request-store.ts";
import { decideRows, lockWorksheet } from "./decision-store.ts";
import { accessLevelOf } from "./title-guidance-rules.ts";
import { viewForDesk } from "./view-worksheet.ts";
import { gatherWorksheetFacts } from "./worksheet-facts.ts";
import { listWorksheetRows, listWorksheets, type StoredRow, type Worksheet } from "./worksheet-store.ts";

type Deciding = { worksheetId: string; decision: WorksheetDecision; actor: Actor; requestId: string };

/**
 * What a relationship manager decides about rows of a worksheet: each approved one becomes an account or one more affiliation and
 * begins its training, each other goes back with its reason. All of a decision counts or nothing does. A decision that was made
 * on an older version, or about a row that somebody else has decided, is refused as already decided; so is nothing decided twice.
 * Who can no longer be admitted (title or site gone, a user by now) is named. Throws a `ProblemError` for each refusal.
 */
export async function decideWorksheet(context: AccessContext, deciding: Deciding): Promise<WorksheetPage> {
  return context.database.transaction(async (tx) => {
    const { worksheetId, decision, actor, requestId } = deciding;
    const now = context.clock.now();
    const locked = await lockWorksheet(tx, worksheetId);
    const [worksheet] = locked ? await listWorksheets(tx, { id: worksheetId, limit: 1 }) : [];
    if (!worksheet) throw new ProblemError("not-found", { detail: "There is no such worksheet." });
    if (worksheet.version !== decision.version) throw alreadyDecided();
    const rows = new Map((await listWorksheetRows(tx, worksheetId)).map((row) => [row.row, row]));
    refuseDecisions(decision, rows);

    const approved = decision.decisions.filter(({ approve }) => approve).map(({ row }) => rows.get(row)!);
    const returned = decision.decisions.filter(({ approve }) => !approve);
    if (approved.length > 0) await admitRows(tx, context, { ...deciding, worksheet, rows: approved });
    await decideRows(tx, {
      worksheetId,
      byAccountId: actor.accountId,
      now,
      decided: [
        ...approved.map(({ row }) => ({ row, state: "approved" as const })),
        ...returned.map(({ row, reason }) => ({ row, state: "returned" as const, returnedBecause: reason?.trim() })),
      ],
    });
    await writeEntries(tx, now, [
      {
        action: "worksheet-decide",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: {
          worksheetId,
          participantId: worksheet.participantId,
          approved: approved.length,
          returned: returned.length,
          rows: decision.decisions.map(({ row, approve }) => `${approve ? "+" : "-"}${row}`).join(" "),
        },
      },
    ]);
    await tellAsker(tx, context, worksheet, decision.decisions.length);
    return (await viewForDesk(tx, worksheetId, now))!;
  });
}

function refuseDecisions({ decisions }: WorksheetDecision, rows: ReadonlyMap<number, StoredRow>): void {
  const fields: { field: string; detail: string }[] = [];
  const seen = new Set<number>();
  for (const { row, approve, reason } of decisions) {
    const field = `rows/${row}`;
    if (!rows.has(row)) fields.push({ field, detail: "The worksheet has no such row." });
    else if (seen.has(row)) fields.push({ field, detail: "The row is decided twice." });
    else if (!approve && !reason?.trim()) fields.push({ field, detail: "Say why the row goes back." });
    seen.add(row);
  }
  if (fields.length > 0)
    throw new ProblemError("form-refused", { detail: "Nothing was decided: see each row.", fields });
  if (decisions.some(({ row }) => rows.get(row)!.state !== "waiting")) throw alreadyDecided();
}

function refuseRows(fields: { field: string; detail: string }[]): ProblemError {
  const said = fields.slice(0, 5).map(({ field, detail }) => `Row ${field.slice("rows/".length)}: ${detail}`);
  const more = fields.length > said.length ? ` And ${fields.length - said.length} more.` : "";
  return new ProblemError("form-refused", { detail: `Nothing was decided. ${said.join(" ")}${more}`, fields });
}

const alreadyDecided = (): ProblemError =>
  new ProblemError("already-decided", {
    detail:
      "Somebody else decided about this worksheet in the meantime. Look at it again: nothing of yours was written.",
    nextSteps: ["retry"],
  });

async function admitRows(
  tx: Tx,
  context: AccessContext,
  { worksheet, rows, actor, requestId }: Deciding & { worksheet: Worksheet; rows: readonly StoredRow[] },
): Promise<void> {
  const { participantId } = worksheet;
  const { participant, titles } = await gatherWorksheetFacts(tx, participantId, context.clock.now());
  const participantName = participant.name;
  if (participant.endedAt) {
    throw new ProblemError("form-refused", { detail: `The agreement of ${participantName} has ended.` });
  }
  const by = auditActorOf(actor);
  const outcomes = await admitNewPeople(
    tx,
    context,
    rows.map(({ given, family, email, mobile, titleId, siteId, npi, licenceNumber }) => ({
      ...{ given, family, email, mobile, titleId, participantId, by, requestId },
      ...{ siteId, npi, licenceNumber },
    })),
  );
  const fields = outcomes.flatMap((outcome, at) => {
    const { row, titleId, accessLevel } = rows[at]!;
    if ("refused" in outcome) return { field: `rows/${row}`, detail: outcome.refused };
    const now = accessLevelOf(titles.find(({ id }) => id === titleId)!, participant);
    // Somebody attested that the level is appropriate: of another one nobody has.
    return now === accessLevel ? [] : { field: `rows/${row}`, detail: `The access level is ${now} by now.` };
  });
  // Rolls back those that could be admitted: the relationship manager decides again, knowing this.
  if (fields.length > 0) throw refuseRows(fields);
  const admitted = outcomes.filter((outcome): outcome is AdmittedPerson => !("refused" in outcome));
  await startTraining(
    tx,
    context,
    admitted.map(({ accountId }) => accountId),
    { participantId, participantName, requestId },
  );
  // Who is in training gets the training's letter instead.
  const working = admitted.filter(({ isNew, state }) => !isNew && state !== "in-training");
  await holdUntilCourse(tx, working, context.clock.now());
  await welcomeBack(tx, context, working, { id: participantId, name: participantName });
  const wanting = admitted.filter((_, at) => rows[at]!.wantsAlerts).map(({ affiliationId }) => affiliationId);
  await insertAlertRequests(tx, wanting, { participantId, now: context.clock.now() });
}

/** Tells people with an account, at the address on record, that they can act for one participant more. */
async function welcomeBack(
  tx: Tx,
  context: AccessContext,
  people: readonly AdmittedPerson[],
  participant: { id: ParticipantId; name: string },
): Promise<void> {
  const accountIds = people.map(({ accountId }) => accountId);
  const found = await findTrainees(tx, accountIds, context.clock.now());
  await queueLetters(
    tx,
    context,
    found.map(({ accountId, email, given, family }) => ({
      template: "affiliation-added" as const,
      to: { email, name: `${given} ${family}`, accountId },
      participantId: participant.id,
      placeholders: { participant: participant.name },
      link: { path: "/" },
    })),
  );
}

async function tellAsker(tx: Tx, context: AccessContext, worksheet: Worksheet, count: number): Promise<void> {
  const [asker] = await findTrainees(tx, [worksheet.submittedByAccountId], context.clock.now());
  // Somebody who has left the organization since is told nothing more of it.
  if (!asker?.roles.some(({ participantId }) => participantId === worksheet.participantId)) return;
  await queueLetters(tx, context, [
    {
      template: "worksheet-decided",
      to: { email: asker.email, name: `${asker.given} ${asker.family}`, accountId: asker.accountId },
      participantId: worksheet.participantId,
      placeholders: { count: String(count) },
      link: { path: `/aum/worksheets/${worksheet.id}` },
    },
  ]);
}
