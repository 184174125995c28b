import type { Actor } from "../../accounts/index.ts";
import type { AuditActor } from "../../audit/index.ts";

/** An account that proved itself without a session, such as by a mail that it signed: it may ask and answer, and nothing more. */
export type TicketAccount = Pick<Actor, "accountId" | "username" | "name" | "title"> & {
  participant: Pick<Actor["participant"], "id" | "type" | "timeZone">;
};

/** How it stands in the audit trail: without levels, since it used none. */
export const auditActorOfAccount = ({ accountId, username, title, participant }: TicketAccount): AuditActor => ({
  accountId,
  username,
  title,
  participantId: participant.id,
});
