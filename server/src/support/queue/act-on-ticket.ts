import type { StaffTicket, TicketAct, TicketVerb } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { noteTicketEvent, updateTicket } from "../tickets/ticket-store.ts";
import { typedLine } from "../typed-text-rules.ts";
import { showChanged } from "./present-staff-ticket.ts";
import { solveMerged } from "./solve-merged.ts";
import { verbsOf } from "./team-rules.ts";
import { refuseClosed, type TicketWork, workOnTicket } from "./work-on-ticket.ts";

type UserVerb<More> = (
  context: AccountsContext,
  change: { actor: Actor; scope: "every-participant"; affiliationId: string; requestId: string } & More,
) => Promise<{ name: string; participantName: string } | SupportRefusal>;

/** What relationship managers do with users; onboarding does it, with its own rules, letters and audit entries. */
export type DeskVerbs = {
  endUser: UserVerb<{ reason: string }>;
  changeRole: UserVerb<{ titleId: string; reason: string }>;
  changeUserEmail: UserVerb<{ email: string; how: string }>;
  tellUsername: UserVerb<{ told: { to: "mail"; reason: string } }>;
};

/**
 * Does what a request asks for, notes it, tells its sender and solves it. What the verb refuses leaves the request as it is. The
 * verb has its own transaction: should the note fail after it, what was done is done and recorded, and the request stays open.
 */
export async function actOnTicket(
  context: AccountsContext,
  verbs: DeskVerbs,
  { act, ...work }: TicketWork & { act: TicketAct },
): Promise<StaffTicket | SupportRefusal> {
  const { actor, requestId } = work;
  const open = await workOnTicket(context, work, async (_tx, ticket) => {
    const refused = refuseClosed(ticket);
    if (refused) return refused;
    return verbsOf(actor, ticket).includes(act.verb) ? { ticket } : notHere;
  });
  if ("refused" in open) return open;
  const done = await doIt(context, verbs, { act: { ...act, reason: typedLine(act.reason) }, actor, requestId });
  if ("refused" in done) return done;
  const outcome = await workOnTicket(context, work, async (tx, ticket) => {
    const now = context.clock.now();
    const { id: ticketId, number } = ticket;
    const words = `${actor.name} ${doneWords[act.verb]}: ${done.name}, ${done.participantName}`;
    await noteTicketEvent(tx, { ticketId, accountId: actor.accountId, by: actor.name, words, now });
    const by = { actor: auditActorOf(actor), requestId };
    const detail = { ticketId, number, verb: act.verb, affiliationId: act.affiliationId };
    await writeEntries(tx, now, [{ ...by, action: "ticket-change", outcome: "succeeded", detail }]);
    if (refuseClosed(ticket)) return {};
    const answered = await answerTicket(tx, context, {
      ticket,
      from: "staff",
      by: actor.name,
      actor,
      text: toldWords(act.verb, ticket),
      state: "solved",
      requestId,
    });
    if ("refused" in answered) return answered;
    if (answered.ticket.assigneeId === null) {
      await updateTicket(tx, answered.ticket, { assigneeId: actor.accountId });
    }
    await solveMerged(tx, context, { ticket: answered.ticket, requestId });
    return {};
  });
  return "refused" in outcome ? outcome : showChanged(context, work);
}

async function doIt(
  context: AccountsContext,
  verbs: DeskVerbs,
  { act, actor, requestId }: { act: TicketAct; actor: Actor; requestId: string },
): Promise<{ name: string; participantName: string } | SupportRefusal> {
  const { affiliationId, reason } = act;
  const change = { actor, scope: "every-participant", affiliationId, requestId } as const;
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
