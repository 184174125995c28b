import type { AuditAction, AuditEntry } from "../audit/index.ts";
import type { AccessGrant } from "./access-grant.ts";

/**
 * The record of what a grant let somebody read: its reader hands it to `AuditTrail.record` before sending.
 * `detail` holds counts of what was shown, never clinical data; under a broken glass it names the event.
 */
export const auditOfGrant = (
  grant: AccessGrant,
  action: AuditAction,
  requestId: string,
  detail?: AuditEntry["detail"],
): AuditEntry => ({
  action,
  outcome: "permitted",
  ...(grant.reader.audit ? { actor: grant.reader.audit } : {}),
  personId: grant.personId,
  patientIds: grant.patientIds,
  way: grant.way,
  purpose: grant.purpose,
  rule: grant.rule,
  ...(grant.consentVersion ? { consentVersion: grant.consentVersion } : {}),
  requestId,
  ...(detail || grant.glass ? { detail: { ...detail, ...(grant.glass ? { glass: grant.glass.id } : {}) } } : {}),
});
