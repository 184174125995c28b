import type { TicketTeam } from "@crossbay/contract";
import type { AccountsContext, Actor } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { findTicket, lockTicket } from "../tickets/ticket-store.ts";
import { teamsOf } from "./team-rules.ts";

/** Somebody on duty who works on a request. */
export type TicketWork = { actor: Actor; ticketId: string; requestId: string };

/**
 * Does the work with a request that this person sees, locked; what the work refuses it must refuse before it writes. A request of
 * another team is answered as one that there is not.
 */
export const workOnTicket = <Result extends object>(
  { database }: Pick<AccountsContext, "database">,
  { actor, ticketId }: Pick<TicketWork, "actor" | "ticketId">,
  work: (tx: Tx, ticket: KeptTicket) => Promise<Result | SupportRefusal>,
): Promise<Result | SupportRefusal> =>
  database.transaction(async (tx) => {
    const ticket = await lockSeenTicket(tx, actor, ticketId);
    return ticket ? work(tx, ticket) : noSuchTicket;
  });

/** A request that this person sees, locked; undefined where there is none. */
export async function lockSeenTicket(tx: Tx, actor: Actor, ticketId: string): Promise<KeptTicket | undefined> {
  const ticket = await lockTicket(tx, ticketId);
  return ticket && sees(actor, ticket.team) ? ticket : undefined;
}

/** A request that this person sees; undefined where there is none. */
export async function findSeenTicket(tx: Tx, actor: Actor, ticketId: string): Promise<KeptTicket | undefined> {
  const ticket = await findTicket(tx, ticketId);
  return ticket && sees(actor, ticket.team) ? ticket : undefined;
}

const sees = (actor: Actor, team: TicketTeam): boolean => teamsOf(actor).includes(team);

/** Why nothing more is done with a request, or undefined. */
export function refuseClosed({ state, mergedIntoId }: KeptTicket): SupportRefusal | undefined {
  if (mergedIntoId !== null) return { refused: "ticket-closed", detail: "It was merged: go on in the other request." };
  if (state === "closed") return { refused: "ticket-closed", detail: "It is closed. Open it again first." };
  return undefined;
}

export const noSuchTicket: SupportRefusal = { refused: "not-found", detail: "There is no such request." };
