import type { NewTicket } from "@crossbay/contract";
import type { AccountsContext, Actor, User } from "../../accounts/index.ts";
import { plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { answerTicket } from "./answer-ticket.ts";
import { findWhom } from "./find-whom.ts";
import { isVerified } from "./open-ticket.ts";
import { tellSender, tellTeam } from "./tell-of-ticket.ts";
import { lockTicket, noteTicketEvent } from "./ticket-store.ts";
import type { UserPorts } from "./user-ports.ts";

type Wish = Pick<NewTicket, "type" | "fields">;

/** `task`: somebody at the exchange does it. */
export type AtOnce = { user: User } | { choose: User[] } | "task";

/**
 * May this be done at once? A deactivation or change of role that counts from today on, by a verified user manager or privacy officer,
 * about one person of the own participant (policy §9); anybody else's is the relationship manager's task.
 */
export async function findAtOnce(tx: Tx, actor: Actor, { type, fields = {} }: Wish, now: Date): Promise<AtOnce> {
  if (type !== "deactivation" && type !== "role-change") return "task";
  if (type === "role-change" && fields.titleId === undefined) return "task";
  if (!isVerified(actor)) return "task";
  if (fields.onDate !== undefined && fields.onDate > plainDateAt(now, actor.participant.timeZone)) return "task";
  const found = await findWhom(tx, actor, fields, now);
  if (found.length > 1) return { choose: found };
  return found[0] ? { user: found[0] } : "task";
}

/**
 * Does it, and says so on the request, which is solved by it. What may not be done at once, such as the end of the last user manager,
 * goes to the relationship manager like anybody else's.
 * @returns the sentence for the sender, and whether it is done
 */
export async function actAtOnce(
  context: AccountsContext,
  ports: UserPorts,
  acting: { ticketId: string; number: string; wish: Wish; user: User; actor: Actor; requestId: string },
): Promise<{ done: boolean; words: string }> {
  const { ticketId, number, wish, user, actor, requestId } = acting;
  const change = {
    actor,
    scope: { participantId: actor.participant.id },
    affiliationId: user.affiliationId as string,
    reason: `Request ${number}`,
    requestId,
  };
  const titleId = wish.fields?.titleId ?? "";
  const outcome = await (wish.type === "deactivation"
    ? ports.endUser(change)
    : ports.changeRole({ ...change, titleId }));
  const refusal = "refused" in outcome ? String((outcome as { detail?: unknown }).detail ?? "") : undefined;
  const words = refusal === undefined ? doneWords(wish, user, context.clock.now()) : refusal;
  await context.database.transaction(async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) return;
    if (refusal === undefined) {
      await answerTicket(tx, context, {
        ticket,
        from: "exchange",
        by: context.accounts.exchangeName,
        text: words,
        state: "solved",
        letter: "request-done",
        requestId,
      });
      await noteTicketEvent(tx, {
        ticketId,
        words: "Done at once, since a verified person of the participant asked",
        now: context.clock.now(),
      });
      return;
    }
    await noteTicketEvent(tx, { ticketId, words: `Not done at once: ${refusal}`, now: context.clock.now() });
    await tellSender(tx, context, ticket, "request-opened");
    await tellTeam(tx, context, ticket);
  });
  return { done: refusal === undefined, words };
}

function doneWords({ type }: Wish, { given, family, participant }: User, now: Date): string {
  const day = plainDateInWords(plainDateAt(now, participant.timeZone));
  return type === "deactivation"
    ? `The access of ${given} ${family} for ${participant.name} has ended on ${day}, and every open session with it.`
    : `The role of ${given} ${family} at ${participant.name} was changed on ${day}. Where the new role asks for a course first, it counts from then on.`;
}
