import type { BreachCase, BreachCases } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, participantOf } from "../asking.ts";
import { assessmentOf, breachClock, breachNumber, stateOf } from "./breach-rules.ts";
import { type BreachEntry, type BreachRow, listBreachEntries, listBreachRows } from "./breach-store.ts";

const casesMax = 500;

/** Incidents in scope, those that are not closed first; at most 500. */
export async function viewBreaches(context: AccessContext, asking: Asking): Promise<BreachCases> {
  const now = context.clock.now();
  const cases = await context.database.snapshot(async (tx) =>
    presentBreaches(tx, await listBreachRows(tx, participantOf(asking.scope), casesMax), now),
  );
  const open = cases.filter(({ state }) => state !== "closed").length;
  const detail = { cases: cases.length, open };
  await context.audit.record([auditOf(asking, { action: "breach-view", outcome: "permitted", detail })]);
  return { cases, open };
}

/** Cases with their clocks as they stand at a moment. */
export async function presentBreaches(tx: Tx, found: readonly BreachRow[], now: Date): Promise<BreachCase[]> {
  const participants = new Map((await listParticipants(tx)).map((each) => [each.id, each]));
  const entries = Map.groupBy(
    await listBreachEntries(
      tx,
      found.map(({ id }) => id),
    ),
    ({ caseId }) => caseId,
  );
  return found.map((row) => {
    const participant = participants.get(row.participantId);
    const events = entries.get(row.id) ?? [];
    const assessment = assessmentOf(events);
    return {
      id: row.id,
      number: breachNumber(row.year, row.serial),
      participantId: row.participantId,
      participantName: participant?.name ?? "",
      title: row.title,
      what: row.what,
      discoveredOn: row.discoveredOn,
      patientsConcerned: row.patientsConcerned,
      reportedAt: row.reportedAt.toISOString(),
      reportedBy: row.reportedByName,
      state: stateOf(events),
      ...(assessment ? { assessment } : {}),
      clock: breachClock(row, events, { now, timeZone: participant?.timeZone ?? "UTC" }),
      log: [
        { at: row.reportedAt.toISOString(), by: row.reportedByName, words: "Reported the incident" },
        ...events.map((event) => ({ at: event.at.toISOString(), by: event.byName, words: wordsOf(event) })),
      ],
    };
  });
}

const wordsOf = ({ step, assessment, words }: BreachEntry): string => {
  const did = step && (assessment ? conclusionWords[assessment.conclusion] : stepWords[step]);
  return [did, words].filter(Boolean).join(": ");
};

const conclusionWords = {
  "low-probability": "Assessed the risk: a low probability that data was compromised",
  breach: "Assessed the risk: a breach",
} as const;

const stepWords = {
  assessed: "Assessed the risk",
  "patients-told": "Told the patients",
  "authority-told": "Told the authority",
  closed: "Closed the case",
} as const;
