import type { TicketPriority, TicketState, TicketTeam } from "@crossbay/contract";
import type { KeptTicket } from "../tickets/ticket.ts";
import { typeRules } from "../tickets/ticket-rules.ts";

const stateWords: Record<TicketState, (by: string, before: TicketState) => string> = {
  new: (by) => `${by} put it back among the new ones`,
  waiting: (by) => `${by} waits for the sender`,
  "in-progress": (by, before) =>
    before === "solved" || before === "closed" ? `${by} opened it again` : `${by} works on it`,
  solved: (by) => `${by} solved it`,
  closed: (by) => `${by} closed it`,
};

const teamNames: Record<TicketTeam, string> = {
  support: "the support agents",
  relationship: "the relationship managers",
  stewards: "the identity stewards",
  privacy: "the privacy auditors",
};

const priorityNames: Record<TicketPriority, string> = {
  urgent: "urgent",
  high: "of high priority",
  normal: "of normal priority",
  low: "of low priority",
};

type Changed = Pick<KeptTicket, "state" | "team" | "priority" | "type" | "assigneeId" | "dueAt">;

/** What was changed, a sentence each, for those who read later how a request went. */
export function changeWords(
  before: Changed,
  after: Changed,
  {
    by,
    nameOf,
    reason,
  }: { by: { accountId: string; name: string }; nameOf: (id: string) => string; reason: string | undefined },
): string[] {
  const words: string[] = [];
  if (after.type !== before.type) words.push(`${by.name} made it "${typeRules[after.type].words}"`);
  if (after.team !== before.team) words.push(`${by.name} gave it to ${teamNames[after.team]}`);
  if (after.assigneeId !== before.assigneeId) words.push(assigneeWords(after.assigneeId, by, nameOf));
  if (after.priority !== before.priority) words.push(`${by.name} made it ${priorityNames[after.priority]}`);
  if (after.dueAt?.getTime() !== before.dueAt?.getTime()) words.push(`${by.name} changed by when it is due`);
  if (after.state !== before.state) words.push(stateWords[after.state](by.name, before.state));
  const last = words.pop();
  if (last === undefined) return reason ? [`${by.name}: ${reason}`] : [];
  return [...words, reason ? `${last}: ${reason}` : last];
}

function assigneeWords(
  assigneeId: string | null,
  by: { accountId: string; name: string },
  nameOf: (id: string) => string,
): string {
  if (assigneeId === null) return `${by.name} gave it to nobody`;
  return assigneeId === by.accountId ? `${by.name} took it` : `${by.name} gave it to ${nameOf(assigneeId)}`;
}
