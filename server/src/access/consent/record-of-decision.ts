import type { AuditEntry } from "../../audit/index.ts";
import type { ConsentDecision } from "./consent-decision.ts";

/** What the audit record keeps of a decision that was recorded: never who signed. */
export const recordOf = (decision: ConsentDecision): Pick<AuditEntry, "consentVersion" | "detail"> => ({
  consentVersion: `${decision.formId}/${decision.formVersion}/${decision.language}/${decision.id}`,
  detail: {
    value: decision.value,
    scope: decision.scope,
    signedOn: decision.signedOn,
    evidence: decision.evidence,
    ...(decision.oneVisit ? { oneVisit: true } : {}),
    ...(decision.evidenceId ? { evidenceId: decision.evidenceId } : {}),
  },
});
