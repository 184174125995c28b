import type { StaffTicket, TicketAct, TicketVerb } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, listedName, type User } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { noteTicketEvent, updateTicket } from "../tickets/ticket-store.ts";
import { typedLine } from "../typed-text-rules.ts";
import { showChanged } from "./present-staff-ticket.ts";
import { solveMerged } from "./solve-merged.ts";
import { verbsOf } from "./team-rules.ts";
import { lockSeenTicket, noSuchTicket, refuseClosed, type TicketWork } from "./work-on-ticket.ts";

/** What stands or falls with a verb, in its own transaction: `before` it locks anybody, and `after` it is done. */
type Beside = {
  before(tx: Tx): Promise<SupportRefusal | undefined>;
  after(tx: Tx, user: User): Promise<void>;
};

type UserVerb<More> = (
  context: AccountsContext,
  change: {
    actor: Actor;
    scope: "every-participant";
    affiliationId: string;
    requestId: string;
    beside: Beside;
  } & More,
) => Promise<object | SupportRefusal>;

/** What relationship managers do with users; onboarding does it, with its own rules, letters and audit entries. */
export type DeskVerbs = {
  endUser: UserVerb<{ reason: string }>;
  changeRole: UserVerb<{ titleId: string; reason: string }>;
  changeUserEmail: UserVerb<{ email: string; how: string }>;
  tellUsername: UserVerb<{ told: { to: "mail"; reason: string } }>;
};

/**
 * Does what a request asks for, notes it, tells its sender and solves it, all of it in one transaction: either both stand, or
 * nothing was done. What the verb refuses leaves the request as it is.
 */
export async function actOnTicket(
  context: AccountsContext,
  verbs: DeskVerbs,
  { act, ...work }: TicketWork & { act: TicketAct },
): Promise<StaffTicket | SupportRefusal> {
  const { actor, ticketId, requestId } = work;
  const change = {
    actor,
    scope: "every-participant",
    affiliationId: act.affiliationId,
    requestId,
    beside: {
      // The request first, as everywhere: who locks both in another order could wait for each other.
      before: async (tx: Tx) => {
        const ticket = await lockSeenTicket(tx, actor, ticketId);
        if (!ticket) return noSuchTicket;
        return refuseClosed(ticket) ?? (verbsOf(actor, ticket).includes(act.verb) ? undefined : notHere);
      },
      after: (tx: Tx, user: User) => solve(tx, context, { ...work, act, user }),
    },
  } as const;
  const done = await doIt(context, verbs, { act: { ...act, reason: typedLine(act.reason) }, change });
  return "refused" in done ? (done as SupportRefusal) : showChanged(context, work);
}

/** Notes on the request what was done, tells its sender, and solves it; it was locked when the verb began. */
async function solve(
  tx: Tx,
  context: AccountsContext,
  { act, user, actor, ticketId, requestId }: TicketWork & { act: TicketAct; user: User },
): Promise<void> {
  const ticket = await lockSeenTicket(tx, actor, ticketId);
  if (!ticket) throw new Error("A request that was locked is not there.");
  const now = context.clock.now();
  const words = `${actor.name} ${doneWords[act.verb]}: ${listedName(user)}, ${user.participant.name}`;
  await noteTicketEvent(tx, { ticketId, accountId: actor.accountId, by: actor.name, words, now });
  const by = { actor: auditActorOf(actor), requestId };
  const detail = { ticketId, number: ticket.number, verb: act.verb, affiliationId: act.affiliationId };
  await writeEntries(tx, now, [{ ...by, action: "ticket-change", outcome: "succeeded", detail }]);
  const answered = await answerTicket(tx, context, {
    ticket,
    from: "staff",
    by: actor.name,
    actor,
    text: toldWords(act.verb, ticket),
    state: "solved",
    requestId,
  });
  if ("refused" in answered) throw new Error("A request that was locked and open could not be answered.");
  if (answered.ticket.assigneeId === null) await updateTicket(tx, answered.ticket, { assigneeId: actor.accountId });
  await solveMerged(tx, context, { ticket: answered.ticket, requestId });
}

async function doIt(
  context: AccountsContext,
  verbs: DeskVerbs,
  { act, change }: { act: TicketAct; change: Omit<Parameters<DeskVerbs["endUser"]>[1], "reason"> },
): Promise<object | SupportRefusal> {
  const { reason } = act;
  const missing = (field: string, detail: string) => refuseForm("Nothing was done.", [{ field, detail }]);
  if (reason === "") return missing("reason", "Say why; it is recorded.");
  switch (act.verb) {
    case "end-access":
      return verbs.endUser(context, { ...change, reason });
    case "change-role":
      if (!act.titleId) return missing("titleId", "Choose the new title.");
      return verbs.changeRole(context, { ...change, titleId: act.titleId, reason });
    case "change-email":
      if (!act.newEmail) return missing("newEmail", "Enter the new e-mail address.");
      if (!act.proofedBy) return missing("proofedBy", "Proof anew who asks, and say how: then the address is changed.");
      return verbs.changeUserEmail(context, { ...change, email: act.newEmail, how: `${act.proofedBy}: ${reason}` });
    case "tell-username":
      return verbs.tellUsername(context, { ...change, told: { to: "mail", reason } });
  }
}

const doneWords: Record<TicketVerb, string> = {
  "end-access": "ended the access",
  "change-role": "changed the role",
  "change-email": "changed the e-mail address, the identity proofed anew",
  "tell-username": "had the username sent to the address on record",
};

/** What the sender is told: nothing that a stranger could learn from. */
function toldWords(verb: TicketVerb, { senderAccountId }: KeptTicket): string {
  if (verb === "tell-username") {
    return "If there is an account that fits what you wrote, its username was sent to the e-mail address that we have on record.";
  }
  if (senderAccountId === null) return "We have checked what you asked for with the organization, and it is settled.";
  return {
    "end-access": "The access has ended, and every open session with it.",
    "change-role": "The role was changed. It counts at once, or as soon as the course that it needs is passed.",
    "change-email": "The e-mail address was changed; the old and the new one were told.",
  }[verb];
}

const notHere: SupportRefusal = {
  refused: "level-lacks-right",
  detail: "This cannot be done from this request: relationship managers do it, from requests of its kind.",
};
