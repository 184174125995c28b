import type { QueuedTicket, TicketPage, TicketSearch } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  findAccountNames,
  findParticipantNames,
} from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { countHeld } from "../mail/held-store.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { cursorText, isLate, openStates, orderOf, type QueueRow, readCursor, searchQuery } from "./queue-rules.ts";
import { countQueue, searchTickets } from "./queue-store.ts";
import { teamsOf } from "./team-rules.ts";

const pageMax = 50;

/** A page of the requests that this reader may see, in the queue's order, and how many wait. How many were shown is recorded. */
export async function searchQueue(
  context: AccountsContext,
  { actor, requestId, search }: { actor: Actor; requestId: string; search: TicketSearch },
): Promise<TicketPage | SupportRefusal> {
  const after = search.after === undefined ? undefined : readCursor(search.after);
  if (search.after !== undefined && !after) {
    return refuseForm("Nothing was searched.", [{ field: "after", detail: "Begin again at the first page." }]);
  }
  const now = context.clock.now();
  const mine = teamsOf(actor);
  const teams = search.team === undefined ? mine : mine.filter((team) => team === search.team);
  const order = orderOf(search);
  const page = await context.database.snapshot(async (tx) => {
    const found = await searchTickets(tx, {
      teams,
      states: statesOf(search.state),
      order,
      type: search.type,
      assigneeId: search.assignee === "me" ? actor.accountId : undefined,
      unassigned: search.assignee === "nobody",
      lateAt: search.late === true ? now : undefined,
      query: searchQuery(search.text),
      after,
      limit: pageMax + 1,
    });
    const shown = found.slice(0, pageMax);
    const last = found.length > pageMax ? shown.at(-1) : undefined;
    return {
      tickets: await presentQueue(tx, shown, now),
      ...(last ? { after: cursorText({ at: order === "due" ? last.dueAt : last.changedAt, id: last.id }) } : {}),
      counts: {
        ...(await countQueue(tx, { teams: mine, accountId: actor.accountId, now })),
        heldMails: await countHeld(tx),
      },
    };
  });
  await context.audit.record([
    {
      action: "ticket-list",
      outcome: "permitted",
      actor: auditActorOf(actor),
      way: "give-support",
      requestId,
      detail: { found: page.tickets.length },
    },
  ]);
  return page;
}

function statesOf(state: TicketSearch["state"]) {
  if (state === undefined) return "all";
  return state === "open" ? openStates : [state];
}

async function presentQueue(tx: Tx, found: readonly QueueRow[], now: Date): Promise<QueuedTicket[]> {
  const assignees = [...new Set(found.flatMap(({ assigneeId }) => (assigneeId ? [assigneeId] : [])))] as AccountId[];
  const names = new Map(
    (assignees.length > 0 ? await findAccountNames(tx, assignees) : []).map(({ accountId, given, family }) => [
      accountId,
      `${given} ${family}`,
    ]),
  );
  const participants = await findParticipantNames(
    tx,
    found.flatMap(({ participantId }) => (participantId ? [participantId] : [])),
  );
  return found.map((row) => {
    const participantName = row.participantId ? participants.get(row.participantId) : undefined;
    return {
      id: row.id,
      number: row.number,
      type: row.type,
      subject: row.subject,
      state: row.state,
      team: row.team,
      priority: row.priority,
      ...(row.assigneeId ? { assignee: { accountId: row.assigneeId, name: names.get(row.assigneeId) ?? "?" } } : {}),
      sender: row.senderName,
      ...(participantName === undefined ? {} : { participantName }),
      openedAt: row.openedAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
      ...(row.dueAt ? { dueAt: row.dueAt.toISOString() } : {}),
      late: isLate(row, now),
      awaitsStaff: row.lastFrom === "sender" || row.lastFrom === "source",
    };
  });
}
