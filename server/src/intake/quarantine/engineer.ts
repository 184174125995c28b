import type { DutyScope } from "../../access/index.ts";
import { type Actor, auditActorOf, listSources, type Source } from "../../accounts/index.ts";
import type { AuditAction, AuditEntry } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Who looks after messages, and whose they may see. The operator on the machine has no account. */
export type Engineer = { scope: DutyScope; actor: Actor | undefined; requestId: string };

/** Whoever may run commands on the machine: sees every source, and is recorded as the operator. */
export const theOperator = (now: Date): Engineer => ({
  scope: "every-participant",
  actor: undefined,
  requestId: newId(now),
});

/** The sources that an engineer looks after, by code; only the one with this id or code where one is named. */
export async function sourcesOf(tx: Tx, { scope }: Engineer, only?: string): Promise<Source[]> {
  const sources = await listSources(tx);
  return sources.filter(
    ({ id, code, participantId }) =>
      (scope === "every-participant" || participantId === scope.participantId) &&
      (only === undefined || id === only || code === only.toUpperCase()),
  );
}

/** An entry of the audit record about what an engineer saw or did. */
export const engineerEntry = (
  { actor, requestId }: Engineer,
  entry: { action: AuditAction } & Pick<AuditEntry, "outcome" | "rule" | "patientIds" | "detail">,
): AuditEntry => ({
  way: "interface",
  requestId,
  ...entry,
  ...(actor ? { actor: auditActorOf(actor) } : {}),
  detail: { ...entry.detail, ...(actor ? {} : { operator: true }) },
});

/** As histories name them. */
export const nameOf = ({ actor }: Engineer): string => actor?.name ?? "The operator";
