/** Consent and the decisions made from it: the only place that can give leave to read a record. */
export type { AccessGrant } from "./access-grant.ts";
export {
  type AccessFacts,
  type Decision,
  decideAccess,
  type RefusalReason,
} from "./access-rules.ts";
export { admitSearch } from "./admit-search.ts";
export { auditOfGrant } from "./audit-of-grant.ts";
export type { ConsentDecision, ConsentForm, Evidence, SignerRelation } from "./consent/consent-decision.ts";
export type { ConsentEntry, EntryFault } from "./consent/consent-entry-rules.ts";
export { recordConsent } from "./consent/record-consent.ts";
export { saveConsentDecision } from "./consent/save-consent-decision.ts";
export type { AccessContext } from "./context.ts";
export { admitDuty, type DutyScope } from "./duties/admit-duty.ts";
export type { Duty } from "./duties/duty-rules.ts";
export { type OnDuty, onDutyOf, requireDuty } from "./duties/require-duty.ts";
export { previewAccess } from "./preview-access.ts";
export { type Refusal, sendRefusal } from "./refusal.ts";
export { requestGrant, requestGrants } from "./request-grant.ts";
export { accessRoutes } from "./routes.ts";
export { type SensitivityLabel, sensitivityLabels } from "./sensitivity-labels.ts";
export type { ReadingWay, Way } from "./way-rules.ts";
