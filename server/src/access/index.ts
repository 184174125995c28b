/** Consent and the decisions made from it: the only place that can give leave to read a record. */
export type { AccessGrant } from "./access-grant.ts";
export {
  type AccessFacts,
  type Decision,
  decideAccess,
  type RefusalReason,
} from "./access-rules.ts";
export { admitList } from "./admit-list.ts";
export { auditOfGrant } from "./audit-of-grant.ts";
export { glassReasonWords } from "./break-the-glass/attestation-rules.ts";
export {
  type GlassDisclosure,
  type GlassEvent,
  listGlassDisclosures,
  listGlassEvents,
} from "./break-the-glass/glass-store.ts";
export { noteDisclosure } from "./break-the-glass/note-disclosure.ts";
export { mayBeTenToSeventeen, minorWarning } from "./consent/age-rules.ts";
export type { ConsentDecision, ConsentForm, Evidence, SignerRelation } from "./consent/consent-decision.ts";
export type { ConsentEntry, EntryFault } from "./consent/consent-entry-rules.ts";
export { endVisitGrants } from "./consent/end-visit-grants.ts";
export { importConsents } from "./consent/import/import-consents.ts";
export { loadConsentForms } from "./consent/load-consent-forms.ts";
export { recordConsent } from "./consent/record-consent.ts";
export { recordToldDecisions, type ToldDecision } from "./consent/record-told-decisions.ts";
export { type DecisionName, drawDecisions, findDecisions } from "./consent/sampled-decision-store.ts";
export { saveConsentDecision } from "./consent/save-consent-decision.ts";
export type { AccessContext } from "./context.ts";
export { admitDuty, type DutyScope } from "./duties/admit-duty.ts";
export type { Duty } from "./duties/duty-rules.ts";
export { type OnDuty, onDutyOf, requireDuty } from "./duties/require-duty.ts";
export { findDenialToEveryone } from "./patient/find-denial-to-everyone.ts";
export type { PatientRelation } from "./patient/patient-rules.ts";
export { type OwnConsents, readOwnConsents } from "./patient/read-own-consents.ts";
export {
  admitPatient,
  type PatientAsking,
  type PatientRefusal,
  requestPatientGrant,
} from "./patient/request-patient-grant.ts";
export { previewAccess } from "./preview-access.ts";
export { type Refusal, sendRefusal } from "./refusal.ts";
export { requestGrant, requestGrants } from "./request-grant.ts";
export { accessRoutes } from "./routes.ts";
export { type SensitivityLabel, sensitivityLabels } from "./sensitivity-labels.ts";
export type { ReadingWay, Way } from "./way-rules.ts";
