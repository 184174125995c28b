import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type DutyScope, type OnDuty, onDutyOf } from "../access/index.ts";
import { auditActorOf } from "../accounts/index.ts";
import type { AuditAction, AuditEntry } from "../audit/index.ts";
import type { ParticipantId } from "../platform/ids.ts";

/** Who asks for something of this slice, for whom, and in which request. */
export type Asking = OnDuty & { requestId: string };

/** Who asks in a request whose route has `requireDuty` as its guard. */
export const askingOf = (request: FastifyRequest): Asking => ({ ...onDutyOf(request), requestId: request.id });

/** `?settled=yes` asks for what is done, instead of what waits. */
export const settledQuery = Type.Object({ settled: Type.Optional(Type.Enum(["yes", "no"])) });

/** The one participant for which somebody works; undefined: all of them. */
export const participantOf = (scope: DutyScope): ParticipantId | undefined =>
  scope === "every-participant" ? undefined : scope.participantId;

/** Is this participant one for which they work? */
export const isWithin = (scope: DutyScope, participantId: string): boolean =>
  scope === "every-participant" || scope.participantId === participantId;

/** What an auditor did or saw, as the record keeps it. */
export const auditOf = (
  { actor, requestId }: Asking,
  entry: Pick<AuditEntry, "outcome" | "personId" | "patientIds" | "detail" | "rule"> & { action: AuditAction },
): AuditEntry => ({ ...entry, actor: auditActorOf(actor), way: "audit-access", requestId });
