import { Readable } from "node:stream";
import type { AuditEventExport } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import { countToExport, type ExportTerms, exportAudit } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import { type Asking, auditOf, participantOf } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";

const eventsMax = 100_000;

/** A file that is made while it is sent. */
export type AuditEventFile = { name: string; lines: Readable };

/**
 * The record of what was done, as FHIR AuditEvents: for a privacy officer what was done for the own participant, for the exchange's
 * auditors all or one participant's. Every thousand events with their patients are an entry of the record before they leave.
 */
export async function exportAuditEvents(
  context: AccessContext,
  asking: Asking,
  query: AuditEventExport,
): Promise<AuditEventFile | PrivacyRefusal> {
  const now = context.clock.now();
  const found = await context.database.snapshot(async (tx) => {
    const own = participantOf(asking.scope);
    if (own && query.participantId && query.participantId !== own) return notFound;
    const participantId = own ?? (query.participantId as ParticipantId | undefined);
    const participant = (await listParticipants(tx)).find(({ id }) => id === participantId);
    if (participantId && !participant) return notFound;
    const { timeZone } = participant ?? asking.actor.participant;
    const terms = termsOf(query, { now, timeZone, participantId });
    if ("refused" in terms) return terms;
    const events = await countToExport(tx, terms);
    return events > eventsMax
      ? refuseForm(notExported, [{ field: "from", detail: tooMany(events) }])
      : { terms, timeZone };
  });
  if ("refused" in found) return found;
  const { terms, timeZone } = found;
  const pages = exportAudit(context, {
    terms,
    source: { name: context.accounts.exchangeName, url: context.accounts.publicUrl },
    entryOf: ({ number, events, patientIds }) =>
      auditOf(asking, {
        action: "audit-export",
        outcome: "permitted",
        patientIds,
        detail: {
          format: "audit-events",
          page: number,
          events,
          from: query.from,
          to: query.to,
          ...(terms.participantId ? { ofParticipantId: terms.participantId } : {}),
        },
      }),
  });
  return { name: `audit-events-${plainDateAt(now, timeZone)}.ndjson`, lines: Readable.from(pages) };
}

/** Nothing that is written from now on belongs to it, its own entries above all. */
function termsOf(
  { from, to }: AuditEventExport,
  { now, timeZone, participantId }: { now: Date; timeZone: string; participantId: ParticipantId | undefined },
): ExportTerms | PrivacyRefusal {
  if (from > to) return refuseForm(notExported, [{ field: "to", detail: "The last day lies before the first." }]);
  const end = startOfDay(addDays(to, 1), timeZone);
  return {
    from: startOfDay(from, timeZone),
    until: end < now ? end : now,
    ...(participantId ? { participantId } : {}),
  };
}

const notExported = "The record was not exported.";
const tooMany = (events: number): string =>
  `These days have ${events.toLocaleString("en")} events; ${eventsMax.toLocaleString("en")} are exported at once. Choose fewer days, or ask the exchange to run audit-export.`;

const notFound: PrivacyRefusal = {
  refused: "not-found",
  detail: "There is no such participant whose record you may have.",
};
