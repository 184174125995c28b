import type { StaffTicket, TicketMessage } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  findParticipantNames,
  listExchangeStaff,
  listSources,
} from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { presentTicket } from "../tickets/present-ticket-rules.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { findTicket, findTicketMessages } from "../tickets/ticket-store.ts";
import { findCandidates } from "./find-candidates.ts";
import { isLate } from "./queue-rules.ts";
import { findSimilar } from "./queue-store.ts";
import { levelsOf, teamsOf, verbsOf } from "./team-rules.ts";
import { listMerged, listTicketEvents } from "./ticket-work-store.ts";
import { findSeenTicket, noSuchTicket, type TicketWork } from "./work-on-ticket.ts";

const similarMs = 30 * 24 * 60 * 60 * 1000;
const similarMax = 5;

/** A request with everything that whoever works on it needs; the look, and whose accounts were shown, is recorded. */
export async function viewStaffTicket(
  context: AccountsContext,
  { actor, ticketId, requestId }: TicketWork,
): Promise<StaffTicket | SupportRefusal> {
  const shown = await context.database.snapshot(async (tx) => {
    const ticket = await findSeenTicket(tx, actor, ticketId);
    return ticket && presentStaffTicket(tx, context, { ticket, actor });
  });
  if (!shown) {
    const by = { actor: auditActorOf(actor), way: "give-support", requestId } as const;
    await context.audit.record([
      { ...by, action: "ticket-view", outcome: "refused", rule: "not-found", detail: { ticketId } },
    ]);
    return noSuchTicket;
  }
  await recordLook(context, { actor, requestId, shown });
  return shown;
}

/** The same after a change that this person made, even when the request is another team's now. */
export async function showChanged(
  context: AccountsContext,
  { actor, ticketId, requestId }: TicketWork,
): Promise<StaffTicket> {
  const shown = await context.database.snapshot(async (tx) => {
    const ticket = await findTicket(tx, ticketId);
    if (!ticket) throw new Error("A request that was changed is not there.");
    return presentStaffTicket(tx, context, { ticket, actor });
  });
  await recordLook(context, { actor, requestId, shown });
  return shown;
}

async function presentStaffTicket(
  tx: Tx,
  { clock }: AccountsContext,
  { ticket, actor }: { ticket: KeptTicket; actor: Actor },
): Promise<StaffTicket> {
  const now = clock.now();
  const teams = teamsOf(actor);
  const verbs = teams.includes(ticket.team) ? verbsOf(actor, ticket) : [];
  const staff = await listExchangeStaff(tx, levelsOf(ticket.team), now);
  const assignees = staff.map(({ accountId, name }) => ({ accountId, name }));
  const own = presentTicket(ticket, await findTicketMessages(tx, ticket.id), "staff");
  const events = await listTicketEvents(tx, ticket.id);
  const since = new Date(now.getTime() - similarMs);
  const merged = ticket.mergedIntoId ? await findTicket(tx, ticket.mergedIntoId) : undefined;
  const explains = ticket.fields.requestId ?? ticket.report?.requestId;
  return {
    ...own,
    messages: await withMerged(tx, ticket, own.messages),
    mayAnswer: ticket.state !== "closed" && ticket.mergedIntoId === null,
    team: ticket.team,
    priority: ticket.priority,
    late: isLate(ticket, now),
    ...assigneeOf(ticket, assignees),
    sender: await presentSender(tx, ticket),
    mayWriteSecurely: ticket.state !== "closed" && (ticket.senderAccountId !== null || ticket.senderEmail !== null),
    events: events.map(({ at, by, words }) => ({ at: at.toISOString(), ...(by ? { by } : {}), words })),
    candidates: verbs.length > 0 ? await findCandidates(tx, { ticket, verbs, now }) : [],
    verbs,
    ...(explains ? { explains } : {}),
    ...(await sourceOf(tx, ticket)),
    similar: await findSimilar(tx, { ticket, teams, since, limit: similarMax }),
    ...(merged ? { mergedInto: { id: merged.id, number: merged.number } } : {}),
    assignees,
  };
}

const assigneeOf = ({ assigneeId }: KeptTicket, assignees: StaffTicket["assignees"]) => {
  if (!assigneeId) return {};
  const found = assignees.find(({ accountId }) => accountId === assigneeId);
  return { assignee: found ?? { accountId: assigneeId, name: "Somebody who no longer does this work" } };
};

async function presentSender(tx: Tx, ticket: KeptTicket): Promise<StaffTicket["sender"]> {
  const participantId = ticket.senderParticipantId as ParticipantId | null;
  const participantName = participantId && (await findParticipantNames(tx, [participantId])).get(participantId);
  return {
    name: ticket.senderName,
    ...(ticket.senderEmail ? { email: ticket.senderEmail } : {}),
    ...(ticket.senderAccountId ? { accountId: ticket.senderAccountId } : {}),
    ...(ticket.senderTitle ? { title: ticket.senderTitle } : {}),
    ...(participantName ? { participantName } : {}),
    verified: ticket.senderVerified,
  };
}

async function sourceOf(tx: Tx, ticket: KeptTicket): Promise<Pick<StaffTicket, "source"> | undefined> {
  const participantId = ticket.sourceParticipantId as ParticipantId | null;
  if (!participantId || !ticket.sourceId) return undefined;
  const source = (await listSources(tx, { participantId })).find(({ id }) => id === ticket.sourceId);
  if (!source) return undefined;
  const answeredAt = ticket.sourceAnsweredAt?.toISOString();
  const { name, participantName } = source;
  return { source: { name, participantName, ...(answeredAt ? { answeredAt } : {}) } };
}

/**
 * The thread, with what other senders wrote on requests that were merged into it: staff alone read that. What the same sender
 * wrote was copied when it was merged.
 */
async function withMerged(tx: Tx, ticket: KeptTicket, own: TicketMessage[]): Promise<TicketMessage[]> {
  const others: TicketMessage[] = [];
  for (const { id, number, isCopied } of await listMerged(tx, ticket.id)) {
    const merged = isCopied ? undefined : await findTicket(tx, id);
    if (!merged) continue;
    for (const message of presentTicket(merged, await findTicketMessages(tx, id), "staff").messages) {
      others.push({ ...message, by: `${message.by}, ${number}`, internal: true });
    }
  }
  return others.length === 0 ? own : [...own, ...others].toSorted((a, b) => a.at.localeCompare(b.at));
}

async function recordLook(
  { audit }: AccountsContext,
  { actor, requestId, shown }: { actor: Actor; requestId: string; shown: StaffTicket },
): Promise<void> {
  const by = { actor: auditActorOf(actor), way: "give-support", requestId, outcome: "permitted" } as const;
  const { id: ticketId, number, candidates } = shown;
  await audit.record([
    { ...by, action: "ticket-view", detail: { ticketId, number } },
    ...(candidates.length > 0
      ? [
          {
            ...by,
            action: "user-look-up" as const,
            detail: {
              reason: `the request ${number}`,
              found: candidates.length,
              accountIds: [...new Set(candidates.map(({ accountId }) => accountId))].join(" "),
            },
          },
        ]
      : []),
  ]);
}
