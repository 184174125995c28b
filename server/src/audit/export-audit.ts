import { type AuditEventSource, writeAuditEvent } from "@crossbay/formats/fhir";
import type { PatientId } from "../platform/ids.ts";
import type { Database } from "../platform/transaction.ts";
import type { AuditAction, AuditEntry, AuditOutcome } from "./audit-entry.ts";
import { auditEventKinds } from "./audit-event-kind-rules.ts";
import type { AuditTrail } from "./audit-trail.ts";
import { type ExportTerms, entriesToExport } from "./export-store.ts";
import type { RecordedEntry } from "./store.ts";

const entriesInPage = 1000;

type Exporting = {
  terms: ExportTerms;
  source: AuditEventSource;
  /** What the record says of one page: who took it, and for whom. */
  entryOf(page: { number: number; events: number; patientIds: readonly PatientId[] }): AuditEntry;
};

/**
 * Entries as FHIR AuditEvents, one a line (NDJSON), oldest first, a page at a time. That a page was exported, and with which
 * patients, is committed before the page is handed on.
 */
export async function* exportAudit(
  context: { database: Database; audit: AuditTrail },
  { terms, source, entryOf }: Exporting,
): AsyncGenerator<string> {
  let after: RecordedEntry | undefined;
  for (let number = 1; ; number += 1) {
    const entries = await context.database.snapshot((tx) => entriesToExport(tx, terms, after, entriesInPage));
    if (entries.length === 0) return;
    const patientIds = [...new Set(entries.flatMap((entry) => entry.patientIds))] as PatientId[];
    await context.audit.record([entryOf({ number, events: entries.length, patientIds })]);
    yield entries.map((entry) => `${JSON.stringify(auditEventOf(entry, source))}\n`).join("");
    after = entries.at(-1);
  }
}

function auditEventOf(entry: RecordedEntry, source: AuditEventSource): ReturnType<typeof writeAuditEvent> {
  const { accountId, username, title, level, participantId } = entry;
  const action = entry.action as AuditAction;
  return writeAuditEvent(
    {
      id: entry.id,
      recordedAt: entry.recordedAt,
      // An action of a newer version may stand in a record that an older one exports.
      kind: auditEventKinds[action] ?? "execute",
      action,
      outcome: entry.outcome as AuditOutcome,
      way: entry.way ?? undefined,
      rule: entry.rule ?? undefined,
      purpose: entry.purpose ?? undefined,
      personId: entry.personId ?? undefined,
      patientIds: entry.patientIds,
      consentVersion: entry.consentVersion ?? undefined,
      requestId: entry.requestId,
      detail: entry.detail,
      who: accountId
        ? {
            accountId,
            username: username ?? undefined,
            title: title ?? undefined,
            level: level ?? undefined,
            participantId: participantId ?? undefined,
          }
        : undefined,
    },
    source,
  );
}
