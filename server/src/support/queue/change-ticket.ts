import type { StaffTicket, TicketChange } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  findExchangeTimeZone,
  listExchangeStaff,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { tellSender } from "../tickets/tell-of-ticket.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { dueAt, typeRules } from "../tickets/ticket-rules.ts";
import { type TicketPatch, updateTicket } from "../tickets/ticket-store.ts";
import { changeWords } from "./change-words-rules.ts";
import { noteChanges } from "./note-changes.ts";
import { showChanged } from "./present-staff-ticket.ts";
import { solveMerged } from "./solve-merged.ts";
import { levelsOf } from "./team-rules.ts";
import { forgetReminders } from "./ticket-work-store.ts";
import { type TicketWork, workOnTicket } from "./work-on-ticket.ts";

/**
 * Changes what a request is, whose it is and how far it is. Another type brings that type's team, priority and due time, where none
 * are said; whom another team's request cannot stay with loses it.
 */
export async function changeTicket(
  context: AccountsContext,
  { change, ...work }: TicketWork & { change: TicketChange },
): Promise<StaffTicket | SupportRefusal> {
  const { actor, requestId } = work;
  const outcome = await workOnTicket(context, work, async (tx, ticket) => {
    const now = context.clock.now();
    if (ticket.mergedIntoId !== null) return isMerged;
    const patch = await patchOf(tx, { ticket, change, actor, now });
    if ("refused" in patch) return patch;
    const refused = refuseChange(ticket, patch, now) ?? (await refuseAssignee(tx, { ticket, patch, now }));
    if (refused) return refused;
    const changed = await updateTicket(tx, ticket, patch);
    if (changed.dueAt?.getTime() !== ticket.dueAt?.getTime()) await forgetReminders(tx, ticket.id);
    const staff = await listExchangeStaff(tx, levelsOf(changed.team), now);
    const nameOf = (id: string): string => staff.find(({ accountId }) => accountId === id)?.name ?? "somebody else";
    const words = changeWords(ticket, changed, { by: actor, nameOf, reason: change.reason });
    await noteChanges(tx, { ticketId: ticket.id, actor, words, now });
    await writeEntries(tx, now, [
      {
        action: "ticket-change",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: {
          ticketId: ticket.id,
          number: ticket.number,
          state: changed.state,
          team: changed.team,
          priority: changed.priority,
          type: changed.type,
          assigneeId: changed.assigneeId ?? "",
        },
      },
    ]);
    if (changed.state === "solved" && ticket.state !== "solved") {
      await tellSender(tx, context, changed, "request-solved");
      await solveMerged(tx, context, { ticket: changed, requestId });
    }
    return {};
  });
  return "refused" in outcome ? outcome : showChanged(context, work);
}

async function patchOf(
  tx: Tx,
  { ticket, change, actor, now }: { ticket: KeptTicket; change: TicketChange; actor: Actor; now: Date },
): Promise<TicketPatch | SupportRefusal> {
  const type = change.type ?? ticket.type;
  const rule = type === ticket.type ? undefined : typeRules[type];
  const team = change.team ?? rule?.team ?? ticket.team;
  const patch: TicketPatch = { type, team, priority: change.priority ?? rule?.priority ?? ticket.priority };
  if (change.dueAt !== undefined) patch.dueAt = new Date(change.dueAt);
  else if (rule) patch.dueAt = dueAt(type, { now, timeZone: await findExchangeTimeZone(tx) });
  if (change.assigneeId !== undefined) patch.assigneeId = change.assigneeId;
  else if (team !== ticket.team && ticket.assigneeId !== null) {
    const staff = await listExchangeStaff(tx, levelsOf(team), now);
    if (!staff.some(({ accountId }) => accountId === ticket.assigneeId)) patch.assigneeId = null;
  }
  const taken = patch.assigneeId === actor.accountId && ticket.state === "new";
  const state = change.state ?? (taken ? "in-progress" : ticket.state);
  if (state === ticket.state) return patch;
  return {
    ...patch,
    state,
    changedAt: now,
    solvedAt: state === "solved" ? now : state === "closed" ? (ticket.solvedAt ?? now) : null,
    closedAt: state === "closed" ? now : null,
  };
}

/** A closed request is opened again before anything else of it changes; nothing is due in the past. */
function refuseChange(ticket: KeptTicket, patch: TicketPatch, now: Date): SupportRefusal | undefined {
  if (ticket.state === "closed" && (patch.state ?? "closed") === "closed") {
    return { refused: "ticket-closed", detail: "It is closed. Open it again first." };
  }
  if (patch.dueAt && patch.dueAt.getTime() !== ticket.dueAt?.getTime() && patch.dueAt <= now) {
    return refuseForm("Nothing was changed.", [{ field: "dueAt", detail: "That time has passed already." }]);
  }
  return undefined;
}

/** It is given to nobody who would not see it. */
async function refuseAssignee(
  tx: Tx,
  { ticket, patch, now }: { ticket: KeptTicket; patch: TicketPatch; now: Date },
): Promise<SupportRefusal | undefined> {
  const { assigneeId, team = ticket.team } = patch;
  if (!assigneeId || (assigneeId === ticket.assigneeId && team === ticket.team)) return undefined;
  const staff = await listExchangeStaff(tx, levelsOf(team), now);
  if (staff.some(({ accountId }) => accountId === assigneeId)) return undefined;
  const detail = "This person does not see the requests of that team.";
  return refuseForm("Nothing was changed.", [{ field: "assigneeId", detail }]);
}

const isMerged: SupportRefusal = { refused: "ticket-closed", detail: "It was merged: go on in the other request." };
