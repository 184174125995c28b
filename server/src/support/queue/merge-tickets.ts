import type { StaffTicket } from "@crossbay/contract";
import { type AccountsContext, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { searchedText } from "../tickets/ticket-rules.ts";
import { findTicketByNumber, lockTicket, noteTicketEvent, updateTicket } from "../tickets/ticket-store.ts";
import { showChanged } from "./present-staff-ticket.ts";
import { mayMerge } from "./team-rules.ts";
import { copyMessages, markCopied, moveMerged } from "./ticket-work-store.ts";
import { findSeenTicket, noSuchTicket, refuseClosed, type TicketWork } from "./work-on-ticket.ts";

/**
 * Makes one request of two. Of the same sender: what was written is copied, and the other one is closed. Of different senders:
 * staff read both threads in one, neither sender sees the other's words, and the other one is solved with it.
 */
export async function mergeTickets(
  context: AccountsContext,
  { intoNumber, ...work }: TicketWork & { intoNumber: string },
): Promise<StaffTicket | SupportRefusal> {
  const outcome = await context.database.transaction(async (tx) => {
    const both = await lockBoth(tx, { ...work, intoNumber: intoNumber.trim().toUpperCase() });
    if ("refused" in both) return both;
    const refused = refuseMerge(both.from, both.into);
    if (refused) return refused;
    return merge(tx, context, { ...work, ...both });
  });
  return "refused" in outcome ? outcome : showChanged(context, { ...work, ticketId: outcome.intoId });
}

/** In the order of their ids, so that two who merge the same two do not wait for each other. */
async function lockBoth(
  tx: Tx,
  { actor, ticketId, intoNumber }: TicketWork & { intoNumber: string },
): Promise<{ from: KeptTicket; into: KeptTicket } | SupportRefusal> {
  const target = await findTicketByNumber(tx, intoNumber);
  const seen = target && (await findSeenTicket(tx, actor, target.id));
  if (!(await findSeenTicket(tx, actor, ticketId))) return noSuchTicket;
  if (!seen) return refuseForm("Nothing was merged.", [{ field: "intoNumber", detail: "There is no such request." }]);
  const locked = new Map<string, KeptTicket>();
  for (const id of [ticketId, seen.id].toSorted()) {
    const ticket = await lockTicket(tx, id);
    if (ticket) locked.set(id, ticket);
  }
  const from = locked.get(ticketId);
  const into = locked.get(seen.id);
  return from && into ? { from, into } : noSuchTicket;
}

function refuseMerge(from: KeptTicket, into: KeptTicket): SupportRefusal | undefined {
  const fault = (detail: string) => refuseForm("Nothing was merged.", [{ field: "intoNumber", detail }]);
  if (from.id === into.id) return fault("This is the same request.");
  if (into.mergedIntoId !== null || into.state === "closed") return fault("That request is closed.");
  if (from.sourceParticipantId !== null && from.sourceParticipantId !== into.sourceParticipantId) {
    return fault("The source of this one was asked: merge the other one into it.");
  }
  if (!mayMerge(from.team, into.team)) return fault("Others than now would read it there: give it to that team first.");
  return refuseClosed(from);
}

async function merge(
  tx: Tx,
  context: AccountsContext,
  { actor, requestId, from, into }: TicketWork & { from: KeptTicket; into: KeptTicket },
): Promise<{ intoId: string }> {
  const now = context.clock.now();
  const same = isSameSender(from, into) && mayReadTogether(from, into);
  if (same) {
    await copyMessages(tx, { fromId: from.id, intoId: into.id, now });
    await markCopied(tx, from.id);
  }
  await moveMerged(tx, { fromId: from.id, intoId: into.id });
  const told = await answerTicket(tx, context, {
    ticket: from,
    from: "exchange",
    by: "The exchange",
    text: same
      ? `You wrote about this in ${into.number}, too: we go on there, with everything that you wrote here.`
      : "Others have written to us about the same matter. We work on all of it together, and tell you when it is solved.",
    state: same ? "closed" : "in-progress",
    requestId,
  });
  if ("refused" in told) throw new Error("A request that was locked and open could not be answered.");
  await updateTicket(tx, told.ticket, { mergedIntoId: into.id, closedAt: same ? now : null });
  await updateTicket(tx, into, {
    changedAt: now,
    searchText: searchedText(into.searchText, from.searchText),
    ...(same && from.lastFrom === "sender" ? { lastFrom: "sender" as const } : {}),
  });
  const by = { accountId: actor.accountId, by: actor.name, now };
  await noteTicketEvent(tx, { ...by, ticketId: from.id, words: `${actor.name} merged it into ${into.number}` });
  await noteTicketEvent(tx, { ...by, ticketId: into.id, words: `${actor.name} merged ${from.number} into it` });
  await writeEntries(tx, now, [
    {
      action: "ticket-change",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: { ticketId: from.id, number: from.number, mergedInto: into.number },
    },
  ]);
  return { intoId: into.id };
}

/** The same account; or nobody has one, and both gave the same address, to which the links of both went. */
function isSameSender(one: KeptTicket, other: KeptTicket): boolean {
  if (one.senderAccountId !== null || other.senderAccountId !== null) {
    return one.senderAccountId === other.senderAccountId && one.senderParticipantId === other.senderParticipantId;
  }
  return one.senderEmail !== null && one.senderEmail.toLowerCase() === other.senderEmail?.toLowerCase();
}

/** No source that was asked about one of them would read what was written on the other. */
const mayReadTogether = (from: KeptTicket, into: KeptTicket): boolean =>
  into.sourceParticipantId === null || into.sourceParticipantId === from.sourceParticipantId;
