/** Who saw or changed what, and why: written before anything is shown, sealed each second, checked by `verifyAudit`. */

export type { AuditAction, AuditActor, AuditEntry, AuditOutcome } from "./audit-entry.ts";
export { AuditTrail } from "./audit-trail.ts";
export { AuditUnavailableError } from "./audit-unavailable.ts";
export type { AuditVerdict } from "./chain-verifier.ts";
export { exportAudit } from "./export-audit.ts";
export { countToExport, type ExportTerms } from "./export-store.ts";
export {
  countActions as countAuditActions,
  type DayOfCharts,
  daysOfCharts,
  firstSealedAt,
  type GlassStay,
  lastSealedSequence,
  looksUnderGlass,
  personsKnownTo,
  type ReportPlace,
  type ReportTerms,
  type ReportTotals,
  reportPage,
  reportTotals,
  type SealedEntry,
  sealedEntriesAfter,
} from "./report-store.ts";
export { type Resumption, resumeChain } from "./resume-chain.ts";
export { Sealer } from "./sealer.ts";
export {
  entriesAbout as auditEntriesAbout,
  entriesOfRequest as auditEntriesOfRequest,
  personsShownTo,
  type RecordedEntry,
} from "./store.ts";
export { verifyAudit } from "./verify-audit.ts";
export { writeEntries } from "./write-entries.ts";
