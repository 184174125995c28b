import { auditActorOf } from "../../accounts/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { PatientId, PersonId } from "../../platform/ids.ts";
import type { Asking } from "../asking.ts";

/** What staff did or saw of a request, as the record keeps it. */
export const auditOfRequest = (
  { actor, requestId }: Pick<Asking, "actor" | "requestId">,
  entry: Pick<AuditEntry, "outcome" | "detail" | "rule"> & {
    action: "patient-request" | "patient-request-view";
    personId?: string | null;
    patientIds?: readonly string[];
  },
): AuditEntry => {
  const { personId, patientIds, ...rest } = entry;
  return {
    ...rest,
    actor: auditActorOf(actor),
    ...(personId ? { personId: personId as PersonId, patientIds: (patientIds ?? []) as PatientId[] } : {}),
    way: "serve-patients",
    requestId,
  };
};
