import type { PatientRequests } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Asking } from "../asking.ts";
import { auditOfRequest } from "./audit-of-request.ts";
import { presentRequests } from "./present-request.ts";
import type { KeptRequest } from "./request-rules.ts";
import { countWaiting, findSettled, findWaiting } from "./request-store.ts";

const shownMax = 200;

/** What patients asked for: what waits, the oldest due first, or what is settled. Every person named is in the record first. */
export async function listRequests(
  context: AccessContext,
  asking: Asking,
  { settled }: { settled: boolean },
): Promise<PatientRequests> {
  const now = context.clock.now();
  const { timeZone } = asking.actor.participant;
  const { found, requests, counts } = await context.database.snapshot(async (tx) => {
    const found = await (settled ? findSettled : findWaiting)(tx, shownMax);
    return {
      found,
      requests: await presentRequests(tx, found, now, timeZone),
      counts: await countWaiting(tx, plainDateAt(now, timeZone)),
    };
  });
  await context.audit.record(auditOf(asking, found));
  return { requests, ...counts };
}

/** One entry for the list, and one for each person in it. */
function auditOf(asking: Asking, found: readonly KeptRequest[]): AuditEntry[] {
  const entry = { action: "patient-request-view", outcome: "permitted", detail: { requests: found.length } } as const;
  const persons = new Map(found.flatMap((request) => (request.personId ? [[request.personId, request]] : [])));
  return [
    auditOfRequest(asking, entry),
    ...[...persons.values()].map(({ personId, patientIds }) =>
      auditOfRequest(asking, { ...entry, personId, patientIds }),
    ),
  ];
}
