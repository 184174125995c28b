import type { Actor } from "../../accounts/index.ts";
import { teamsOf } from "../queue/team-rules.ts";
import type { TicketView } from "./present-ticket-rules.ts";
import type { KeptTicket } from "./ticket.ts";

type Sent = Pick<KeptTicket, "senderAccountId" | "senderParticipantId">;

/**
 * As what somebody reads a request on the portal: as its sender, acting for the same participant as then; as the source that was asked,
 * by its interface engineers and privacy officers. Undefined: not at all.
 */
export function viewOf(
  actor: Actor,
  ticket: Sent & Pick<KeptTicket, "sourceParticipantId">,
): "sender" | "source" | undefined {
  if (isSender(actor, ticket)) return "sender";
  return isOfSource(actor) && ticket.sourceParticipantId === actor.participant.id ? "source" : undefined;
}

/** The same, for those who answer requests too: by whose team it is. */
export const viewOfAnybody = (
  actor: Actor,
  ticket: Sent & Pick<KeptTicket, "sourceParticipantId" | "team">,
): TicketView | undefined =>
  actor.accountActive && actor.trained && teamsOf(actor).includes(ticket.team) ? "staff" : viewOf(actor, ticket);

export const isSender = (actor: Actor, { senderAccountId, senderParticipantId }: Sent): boolean =>
  senderAccountId === actor.accountId && senderParticipantId === actor.participant.id;

/** Looks after what the participant's sources send, or answers for privacy there; nobody does while in training. */
export const isOfSource = (actor: Actor): boolean =>
  actor.accountActive &&
  actor.trained &&
  actor.participant.type !== "exchange" &&
  actor.levels.some((level) => level === "interface" || level === "audit");
