import { createHash } from "node:crypto";
import type { CheckedRow, SubmittedWorksheet, SubmitWorksheetRequest, WorksheetRow } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import {
  type Actor,
  auditActorOf,
  foldEmail,
  listRelationshipManagers,
  queueLetters,
  readMobile,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { findManagerSteps } from "../training/find-manager-steps.ts";
import { cleanNpi, findSite } from "./check-role-rules.ts";
import { checkRows } from "./check-rows-rules.ts";
import { findTitle } from "./find-title-rules.ts";
import { worksheetLine } from "./present-worksheet.ts";
import { accessLevelOf } from "./title-guidance-rules.ts";
import { worksheetAttestation } from "./worksheet-attestation.ts";
import { gatherWorksheetFacts, type WorksheetFacts } from "./worksheet-facts.ts";
import { cleanRow, isBlank } from "./worksheet-row-rules.ts";
import {
  findSameWorksheet,
  insertWorksheet,
  listWorksheets,
  lockWorksheetsOf,
  type NewWorksheetRow,
} from "./worksheet-store.ts";

const fieldsMax = 50;

/**
 * Takes a worksheet: rows without a problem go to the participant's relationship manager, the others stay with the asker.
 * Refused while the video or the attestation is missing, with the other variant, when not one row can be taken, and when the
 * same worksheet was taken before. Policy §2.
 */
export async function submitWorksheet(
  context: AccessContext,
  { actor, request, requestId }: { actor: Actor; request: SubmitWorksheetRequest; requestId: string },
): Promise<SubmittedWorksheet | OnboardingRefusal> {
  const now = context.clock.now();
  const participantId = actor.participant.id;
  return context.database.transaction(async (tx) => {
    await lockWorksheetsOf(tx, participantId);
    const facts = await gatherWorksheetFacts(tx, participantId, now);
    const closed = await refuseSteps(tx, context, actor);
    if (closed) return closed;
    const refused = refuseRequest(request, facts);
    if (refused) return refused;
    const digest = digestOf(request.rows);
    const sameAt = await findSameWorksheet(tx, participantId, digest);
    if (sameAt) return refuseForm(`This worksheet was submitted already, on ${dayOf(sameAt)}: nothing was sent twice.`);

    const typed = request.rows.map((values, at) => ({ row: at + 2, values }));
    const checked = checkRows(
      typed.filter(({ values }) => !isBlank(cleanRow(values))),
      facts,
    );
    const left = checked.filter(({ problems }) => problems.length > 0);
    const ready = checked.filter(({ problems }) => problems.length === 0);
    if (ready.length === 0) {
      return refuseForm("No row can be submitted yet: look at what each one says.", fieldsOf(left));
    }
    const id = newId(now);
    const { note, variant } = request;
    const sender = { submittedByAccountId: actor.accountId, submittedBy: actor.name, now };
    await insertWorksheet(
      tx,
      {
        id,
        participantId,
        variant,
        ...(note ? { note } : {}),
        digest,
        attestationVersion: request.attestationVersion,
        ...sender,
      },
      ready.map((row) => rowToStore(row, facts)),
    );
    await writeEntries(tx, now, [
      {
        action: "worksheet-submit",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: {
          worksheetId: id,
          variant,
          rows: ready.length,
          left: left.length,
          attestationVersion: request.attestationVersion,
        },
      },
    ]);
    await tellRelationshipManager(tx, context, { id, facts, rows: ready.length });
    const [worksheet] = await listWorksheets(tx, { id, limit: 1 });
    return { worksheet: worksheetLine(worksheet!, facts.participant.name), left };
  });
}

async function refuseSteps(
  tx: Tx,
  context: AccessContext,
  { accountId }: Actor,
): Promise<OnboardingRefusal | undefined> {
  const { video, attestation } = await findManagerSteps(tx, context, { accountId });
  if (video.state === "done" && attestation.state === "done") return undefined;
  const first = video.state === "done" ? "Attest that you have completed the training" : "Watch the training video";
  return { refused: "step-closed", detail: `${first} first: the worksheet opens then.` };
}

function refuseRequest(request: SubmitWorksheetRequest, facts: WorksheetFacts): OnboardingRefusal | undefined {
  if (request.variant !== facts.variant) {
    return refuseForm(`This is the wrong worksheet. ${facts.variantBecause}`, [
      { field: "variant", detail: facts.variantBecause },
    ]);
  }
  if (request.attestationVersion === worksheetAttestation.version) return undefined;
  return refuseForm("The words that you attest to have changed: read them again.", [
    { field: "attestationVersion", detail: "There is a newer version." },
  ]);
}

const refuseForm = (detail: string, fields?: OnboardingRefusal["fields"]): OnboardingRefusal => ({
  refused: "form-refused",
  detail,
  ...(fields ? { fields } : {}),
});

const fieldsOf = (rows: readonly CheckedRow[]): { field: string; detail: string }[] =>
  rows
    .flatMap(({ row, problems }) =>
      problems.map(({ field, sentence }) => ({ field: `rows/${row}/${field}`, detail: sentence })),
    )
    .slice(0, fieldsMax);

/** Of everything that was sent, in whatever spelling of case, spaces and Unicode form. */
function digestOf(rows: readonly WorksheetRow[]): Buffer {
  const folded = rows
    .map(cleanRow)
    .filter((row) => !isBlank(row))
    .map(({ emailConfirmed: _, ...row }) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash("sha256").update(JSON.stringify(folded).normalize("NFKC").toLowerCase()).digest();
}

const dayOf = (at: Date): string =>
  at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** Of a row without problems: its title and mobile number are readable, its site is one or empty. */
function rowToStore({ row, values }: CheckedRow, { titles, sites, participant }: WorksheetFacts): NewWorksheetRow {
  const title = findTitle(values.title, titles);
  const mobile = readMobile(values.mobile);
  if (!title || "refused" in mobile) throw new Error("A row with problems was taken for one without.");
  const site = values.site === "" ? undefined : findSite(values.site, sites);
  const { given, family, email, licenceNumber, wantsAlerts } = values;
  return {
    row,
    emailFolded: foldEmail(email),
    given,
    family,
    email,
    mobile: mobile.mobile,
    titleId: title.id,
    title: title.name,
    accessLevel: accessLevelOf(title, participant),
    ...(site ? { siteId: site.id, site: site.name } : {}),
    ...(values.npi ? { npi: cleanNpi(values.npi) } : {}),
    ...(licenceNumber ? { licenceNumber } : {}),
    wantsAlerts,
  };
}

/** Where a participant has none yet, all of them are told: one of them takes it. */
async function tellRelationshipManager(
  tx: Tx,
  context: AccessContext,
  { id, facts, rows }: { id: string; facts: WorksheetFacts; rows: number },
): Promise<void> {
  const { participant } = facts;
  const managers = await listRelationshipManagers(tx);
  const own = managers.filter(({ accountId }) => accountId === participant.relationshipManagerId);
  await queueLetters(
    tx,
    context,
    (own.length > 0 ? own : managers).map(({ accountId, name, email }) => ({
      template: "worksheet-submitted" as const,
      to: { email, name, accountId: accountId as Actor["accountId"] },
      participantId: participant.id,
      placeholders: { participant: participant.name, count: String(rows) },
      link: { path: `/desk/worksheets/${id}` },
    })),
  );
}
