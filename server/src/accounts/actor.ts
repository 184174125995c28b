import type { Purpose } from "@crossbay/contract";
import type { FastifyRequest } from "fastify";
import type { AuditActor } from "../audit/index.ts";
import type { AccountId, AffiliationId, ParticipantId, PatientId, SessionId } from "../platform/ids.ts";
import type { DataClass, Extent, Level } from "./roles-rules.ts";

/** Who asks, for whom they act and what their role includes, as the database says at this request. */
export type Actor = {
  accountId: AccountId;
  username: string;
  /** Given and family name. */
  name: string;
  family: string;
  sessionId: SessionId;
  affiliationId: AffiliationId;
  participant: {
    id: ParticipantId;
    name: string;
    type: string;
    emergencyServices: boolean;
    part2Program: boolean;
    /** Offers services to which a minor may consent alone. */
    minorConsentServices: boolean;
    timeZone: string;
  };
  titleId: string;
  title: string;
  /** The title's row says that sensitive classes are shown where the extent is "by-title". */
  seesSensitiveData: boolean;
  /** The title reads only what the patient agreed to on a signed form. */
  writtenConsentOnly: boolean;
  levels: readonly Level[];
  /** The widest over the levels. */
  extents: Readonly<Record<DataClass, Extent>>;
  purpose?: Purpose;
  /** An EHR opened the session for this patient: no other is shown. */
  onlyPatientId?: PatientId;
  accountActive: boolean;
  trained: boolean;
  secondFactor: boolean;
};

const actors = new WeakMap<FastifyRequest, Actor>();

/** Keeps the actor beside its request; only `requireActor` does so. */
export const rememberActor = (request: FastifyRequest, actor: Actor): void => void actors.set(request, actor);

/** The actor of a request whose route has `requireActor` as its guard; throws on any other route. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw new Error("This route has no requireActor guard.");
  return actor;
}

/** The actor as audit entries name them. */
export const auditActorOf = (actor: Actor): AuditActor => ({
  accountId: actor.accountId,
  username: actor.username,
  title: actor.title,
  level: actor.levels.join(" "),
  participantId: actor.participant.id,
});
