import type { AccountId, ParticipantId, PatientId, PersonId } from "../platform/ids.ts";

/** What can be looked at, done or refused. A new way to data or to a change gets its name here. */
export type AuditAction =
  | "sign-in"
  | "sign-in-code"
  | "sign-out"
  | "session-lock"
  | "session-unlock"
  | "password-change"
  | "temporary-password"
  | "account-create"
  | "account-change"
  | "acting-for"
  | "purpose"
  | "search"
  | "chart-view"
  | "result-view"
  | "consent-view"
  | "consent-record"
  | "consent-end"
  | "consent-evidence-view"
  | "consent-form-print"
  | "consent-import"
  | "arrivals-view"
  | "break-the-glass"
  | "break-the-glass-end"
  | "break-the-glass-review"
  | "redisclosure-confirm"
  | "refusal-explain"
  | "delivery-queue"
  | "delivery-list"
  | "delivery-view"
  | "relabel"
  | "audit-report"
  | "audit-export"
  | "audit-resume"
  | "access-flag"
  | "vip-change"
  | "consent-sample"
  | "breach-change"
  | "breach-view"
  | "patient-notice"
  | "patient-request"
  | "patient-request-view"
  | "patient-delivery"
  | "participant-add"
  | "source-add"
  | "source-list"
  | "source-change"
  | "link-change"
  | "feeds-view"
  | "message-list"
  | "message-view"
  | "message-unmask"
  | "message-replay"
  | "message-dismiss"
  | "message-explain"
  | "waiver-record"
  | "participant-view"
  | "participant-change"
  | "contact-request"
  | "designation-record"
  | "designation-decide"
  | "worksheet-submit"
  | "worksheet-view"
  | "worksheet-decide"
  | "training-record"
  | "training-plan"
  | "course-change"
  | "attestation"
  | "user-list"
  | "user-look-up"
  | "affiliation-add"
  | "affiliation-change"
  | "affiliation-end"
  | "account-recover"
  | "second-factor-change"
  | "mobile-change"
  | "session-end"
  | "letter-change"
  | "letter-view"
  | "single-sign-on"
  | "identity-provider-change"
  | "sharing-signal"
  | "ticket-open"
  | "ticket-view"
  | "ticket-list"
  | "ticket-answer"
  | "ticket-change"
  | "secure-message-send"
  | "secure-message-view"
  | "secure-message-recall"
  | "mail-receive"
  | "mail-view"
  | "mail-certificate"
  | "help-article-change"
  | "canned-answer-change"
  | "status-change"
  | "username-tell"
  | "caller-look-up"
  | "credential-exposed"
  | "source-quality-view";

export type AuditOutcome = "permitted" | "refused" | "succeeded" | "failed";

/** Who did it, for whom they acted, and in which role, as it was at that moment. */
export type AuditActor = {
  accountId: AccountId;
  username: string;
  title?: string;
  level?: string;
  participantId?: ParticipantId;
};

/**
 * One look, change or refusal. `patientIds` are the patients whose data was *returned*; `rule` and `consentVersion`
 * say what allowed or refused it. `detail` holds counts and names of the house, never clinical data, never a secret.
 * Policy §8.
 */
export type AuditEntry = {
  action: AuditAction;
  outcome: AuditOutcome;
  actor?: AuditActor;
  personId?: PersonId;
  patientIds?: readonly PatientId[];
  way?: string;
  purpose?: string;
  rule?: string;
  consentVersion?: string;
  requestId: string;
  detail?: Record<string, string | number | boolean>;
};
