import { auditActorOf } from "../../accounts/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { Permission } from "../access-rules.ts";
import type { PersonFacts } from "../person-facts.ts";
import type { AskingForGlass } from "./decide-glass.ts";

type GlassEntry = Pick<AuditEntry, "outcome"> & Partial<Pick<AuditEntry, "action" | "detail" | "rule">>;

/** What every entry about the glass says of reader and person. */
export const entryOfGlass = (
  { actor, personId, requestId }: AskingForGlass,
  entry: GlassEntry,
  permitted?: { facts: PersonFacts; decision: Permission },
): AuditEntry => ({
  action: "break-the-glass",
  actor: auditActorOf(actor),
  personId,
  way: "break-the-glass",
  ...(actor.purpose ? { purpose: actor.purpose } : {}),
  ...(permitted
    ? {
        patientIds: permitted.facts.patients.map(({ patientId }) => patientId),
        rule: permitted.decision.rule,
        ...(permitted.decision.consentVersion ? { consentVersion: permitted.decision.consentVersion } : {}),
      }
    : {}),
  requestId,
  ...entry,
});
