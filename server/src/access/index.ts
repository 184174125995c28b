/** Consent and the decisions made from it: the only place that can give leave to read a record. */
export type { AccessGrant } from "./access-grant.ts";
export {
  type AccessFacts,
  type Decision,
  decideAccess,
  type RefusalReason,
  type SensitivityLabel,
  sensitivityLabels,
} from "./access-rules.ts";
export { admitDuty, type DutyScope } from "./admit-duty.ts";
export { admitSearch } from "./admit-search.ts";
export { auditOfGrant } from "./audit-of-grant.ts";
export type { ConsentDecision, ConsentForm, Evidence, SignerRelation } from "./consent-decision.ts";
export type { ConsentEntry, EntryFault } from "./consent-entry-rules.ts";
export type { AccessContext } from "./context.ts";
export type { Duty } from "./duty-rules.ts";
export { previewAccess } from "./preview-access.ts";
export { recordConsent } from "./record-consent.ts";
export { type Refusal, sendRefusal } from "./refusal.ts";
export { requestGrant, requestGrants } from "./request-grant.ts";
export { type OnDuty, onDutyOf, requireDuty } from "./require-duty.ts";
export { accessRoutes } from "./routes.ts";
export { saveConsentDecision } from "./save-consent-decision.ts";
export type { ReadingWay, Way } from "./way-rules.ts";
