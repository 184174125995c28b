import type { TicketTeam } from "@crossbay/contract";
import type { Actor } from "../../accounts/index.ts";
import { teamsOf } from "../queue/team-rules.ts";

/**
 * Who reads and writes secure messages: an account for the participant for which it acts now, and the teams of the help desk of
 * which it is. What was written to somebody at one participant is not read while they act for another.
 */
export type Reader = { accountId: string; participantId: string; teams: readonly TicketTeam[] };

export const readerOf = (actor: Actor): Reader => ({
  accountId: actor.accountId,
  participantId: actor.participant.id,
  teams: teamsOf(actor),
});

/** Works at the exchange itself, and may write to users of all participants. */
export const isStaff = (actor: Pick<Actor, "participant">): boolean => actor.participant.type === "exchange";
