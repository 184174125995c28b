import type { BreachCase, ChangeBreachRequest, ReportBreachRequest } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findPrivacyOfficers, listParticipants, queueLetters } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { isPlainDate, plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { refuseChange } from "./breach-rules.ts";
import { type BreachRow, insertBreach, insertBreachEntry, listBreachEntries, lockBreach } from "./breach-store.ts";
import { presentBreaches } from "./view-breaches.ts";

/**
 * Takes an incident up, and tells the exchange's privacy auditors, or the participant's officers when the exchange reports it.
 * Without a participant it is the reporter's own.
 */
export const reportBreach = (
  context: AccessContext,
  asking: Asking,
  report: ReportBreachRequest,
): Promise<BreachCase | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const { actor, scope } = asking;
    const now = context.clock.now();
    const participantId = (report.participantId ?? actor.participant.id) as ParticipantId;
    const participants = await listParticipants(tx);
    const participant = participants.find(({ id }) => id === participantId);
    if (!participant || !isWithin(scope, participantId)) return noSuchParticipant;
    const today = plainDateAt(now, participant.timeZone);
    const { title, what, discoveredOn, patientsConcerned } = report;
    const faults = [
      ...(title.trim() ? [] : [{ field: "title", detail: "Give it a title." }]),
      ...(what.trim() ? [] : [{ field: "what", detail: "Say what happened." }]),
      ...(isPlainDate(discoveredOn) ? [] : [{ field: "discoveredOn", detail: "Enter the day as a date." }]),
      ...(discoveredOn > today ? [{ field: "discoveredOn", detail: "This day is still to come." }] : []),
    ];
    if (faults.length > 0) return refuseForm("The incident was not reported.", faults);
    const by = { accountId: actor.accountId, name: actor.name };
    const row = await insertBreach(tx, {
      year: Number(today.slice(0, 4)),
      participantId,
      title: title.trim(),
      what: what.trim(),
      discoveredOn,
      patientsConcerned,
      reportedAt: now,
      by,
    });
    const detail = { caseId: row.id, ofParticipantId: participantId, reported: true };
    await writeEntries(tx, now, [auditOf(asking, { action: "breach-change", outcome: "succeeded", detail })]);
    const exchange = participants.find(({ type }) => type === "exchange");
    const readers = scope === "every-participant" ? participantId : (exchange?.id ?? participantId);
    await queueLetters(
      tx,
      context,
      (await findPrivacyOfficers(tx, readers, now))
        .filter(({ accountId }) => accountId !== actor.accountId)
        .map((to) => ({
          template: "breach-reported" as const,
          to,
          participantId,
          placeholders: { participant: participant.name },
          link: { path: "/privacy/breaches" },
        })),
    );
    return presented(tx, row, now);
  });

/** Adds an assessment, a step or a note to an incident, in that order. */
export const changeBreach = (
  context: AccessContext,
  asking: Asking,
  { caseId, ...change }: ChangeBreachRequest & { caseId: string },
): Promise<BreachCase | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const { actor, scope } = asking;
    const now = context.clock.now();
    const row = await lockBreach(tx, caseId);
    if (!row || !isWithin(scope, row.participantId)) return noSuchCase;
    const refused = refuseChange(await listBreachEntries(tx, [caseId]), change);
    if (refused) return refused;
    const { assessment, done } = change;
    const words = change.words?.trim();
    const by = { accountId: actor.accountId, name: actor.name };
    const entry = { caseId, by, now, ...(words ? { words } : {}) };
    if (assessment) await insertBreachEntry(tx, { ...entry, step: "assessed", assessment });
    if (done) await insertBreachEntry(tx, { ...(assessment ? { caseId, by, now } : entry), step: done });
    if (!assessment && !done) await insertBreachEntry(tx, entry);
    const detail = {
      caseId,
      ...(assessment ? { conclusion: assessment.conclusion } : {}),
      ...(done ? { done } : {}),
      note: words !== undefined && words !== "",
    };
    await writeEntries(tx, now, [auditOf(asking, { action: "breach-change", outcome: "succeeded", detail })]);
    return presented(tx, row, now);
  });

async function presented(tx: Tx, row: BreachRow, now: Date): Promise<BreachCase> {
  const [shown] = await presentBreaches(tx, [row], now);
  if (!shown) throw new Error("A case was not presented.");
  return shown;
}

const noSuchParticipant: PrivacyRefusal = { refused: "not-found", detail: "There is no such organization." };
const noSuchCase: PrivacyRefusal = { refused: "not-found", detail: "There is no such case." };
