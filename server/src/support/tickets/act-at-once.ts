import type { NewTicket } from "@crossbay/contract";
import type { AccountsContext, Actor, User } from "../../accounts/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
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

/** The titles that {@link findAtOnce} takes of this person: those of the own participant, or none. */
export const titlesAtOnce = async (
  { database, clock }: Pick<AccountsContext, "database" | "clock">,
  { listTitles }: Pick<UserPorts, "listTitles">,
  actor: Actor,
): Promise<{ id: string; name: string }[]> =>
  isVerified(actor) ? database.snapshot((tx) => listTitles(tx, actor.participant, clock.now())) : [];

/**
 * Does it, and says so on the request, which is solved by it in the same transaction. What may not be done at once, such as the end of
 * the last user manager, and what cannot be done now, goes to the relationship manager like anybody else's.
 * @returns the sentence for the sender, and whether it is done
 */
export async function actAtOnce(
  context: AccountsContext,
  ports: UserPorts,
  acting: { ticketId: string; number: string; wish: Wish; user: User; actor: Actor; requestId: string },
): Promise<{ done: boolean; words: string }> {
  const { ticketId, wish, user } = acting;
  const refusal = await tryAtOnce(context, ports, acting);
  if (refusal === undefined) return { done: true, words: doneWords(wish, user, context.clock.now()) };
  await context.database.transaction(async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) return;
    await noteTicketEvent(tx, { ticketId, words: `Not done at once: ${refusal}`, now: context.clock.now() });
    await tellSender(tx, context, ticket, "request-opened");
    await tellTeam(tx, context, ticket);
  });
  return { done: false, words: refusal };
}

/** Undefined once it is done; otherwise why it is not, in a sentence. */
async function tryAtOnce(
  context: AccountsContext,
  ports: UserPorts,
  { ticketId, number, wish, user, actor, requestId }: Parameters<typeof actAtOnce>[2],
): Promise<string | undefined> {
  const change = {
    actor,
    scope: { participantId: actor.participant.id },
    affiliationId: user.affiliationId as string,
    reason: `Request ${number}`,
    requestId,
    beside: {
      // The request first, as everywhere: who locks both in another order could wait for each other.
      before: async (tx: Tx) => ((await lockTicket(tx, ticketId))?.state === "new" ? undefined : alreadyWorkedOn),
      after: (tx: Tx) =>
        noteDone(tx, context, { ticketId, words: doneWords(wish, user, context.clock.now()), requestId }),
    },
  };
  try {
    const outcome = await (wish.type === "deactivation"
      ? ports.endUser(change)
      : ports.changeRole({ ...change, titleId: wish.fields?.titleId ?? "" }));
    return "refused" in outcome ? (outcome as { detail: string }).detail : undefined;
  } catch (error) {
    context.log.error({ ...failureFacts(error), ticketId }, "a request could not be done at once");
    return "It could not be done at once, and nothing was changed.";
  }
}

async function noteDone(
  tx: Tx,
  context: AccountsContext,
  { ticketId, words, requestId }: { ticketId: string; words: string; requestId: string },
): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket) throw new Error("A request that was locked is not there.");
  const answered = await answerTicket(tx, context, {
    ticket,
    from: "exchange",
    by: context.accounts.exchangeName,
    text: words,
    state: "solved",
    letter: "request-done",
    requestId,
  });
  if ("refused" in answered) throw new Error("A request that was locked and new could not be answered.");
  await noteTicketEvent(tx, {
    ticketId,
    words: "Done at once, since a verified person of the participant asked",
    now: context.clock.now(),
  });
}

const alreadyWorkedOn = { refused: "step-closed", detail: "Somebody works on it already." } as const;

function doneWords({ type }: Wish, { given, family, participant }: User, now: Date): string {
  const day = plainDateInWords(plainDateAt(now, participant.timeZone));
  return type === "deactivation"
    ? `The access of ${given} ${family} for ${participant.name} has ended on ${day}, and every open session with it.`
    : `The role of ${given} ${family} at ${participant.name} was changed on ${day}. Where the new role asks for a course first, it counts from then on.`;
}
