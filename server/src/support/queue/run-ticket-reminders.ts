import { type AccountsContext, type ExchangeStaff, listExchangeStaff, queueLetters } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { noteTicketEvent } from "../tickets/ticket-store.ts";
import { type DueTicket, takeDueSoon, takeLate } from "./due-store.ts";
import { levelOfTeam, teamsOf, ticketTeams } from "./team-rules.ts";

const soonMs = 4 * 60 * 60 * 1000;

/**
 * Tells who works on a request, or the team where nobody does, once when it falls due within four hours and once when it is late;
 * a late one becomes urgent. One mail a person, with how many there are. May run at any time and on several machines.
 * @returns how many requests somebody was told of
 */
export const runTicketReminders = (
  context: Pick<AccountsContext, "database" | "clock" | "jobs">,
  now: Date,
): Promise<number> =>
  context.database.transaction(async (tx) => {
    const late = await takeLate(tx, now);
    const soon = await takeDueSoon(tx, { now, soon: new Date(now.getTime() + soonMs) });
    if (late.length + soon.length === 0) return 0;
    const staff = await listExchangeStaff(
      tx,
      ticketTeams.map((team) => levelOfTeam[team]),
      now,
    );
    const counts = new Map<ExchangeStaff, number>();
    for (const { due, words } of [
      ...late.map((due) => ({ due, words: "Late: it is urgent now" })),
      ...soon.map((due) => ({ due, words: "Due soon" })),
    ]) {
      const readers = readersOf(due, staff);
      for (const reader of readers) counts.set(reader, (counts.get(reader) ?? 0) + 1);
      await noteTicketEvent(tx, { ticketId: due.id, words: `${words}. ${toldWords(readers)}`, now });
    }
    await tell(tx, context, counts);
    return late.length + soon.length;
  });

/** Who works on it and still may; otherwise everybody whose own work it is. */
function readersOf({ team, assigneeId }: DueTicket, staff: readonly ExchangeStaff[]): ExchangeStaff[] {
  const assignee = staff.find(({ accountId }) => accountId === assigneeId);
  const sees = assignee && teamsOf({ ...assignee, participant: { type: "exchange" } }).includes(team);
  return sees ? [assignee] : staff.filter(({ levels }) => levels.includes(levelOfTeam[team]));
}

const toldWords = (readers: readonly ExchangeStaff[]): string => {
  const [first, ...others] = readers;
  if (!first) return "There is nobody to be told";
  return others.length === 0 ? `${first.name} was told` : `${first.name} and ${others.length} others were told`;
};

const tell = (
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  counts: ReadonlyMap<ExchangeStaff, number>,
): Promise<void> =>
  queueLetters(
    tx,
    context,
    [...counts].map(([{ accountId, name, email }, count]) => ({
      template: "requests-due" as const,
      to: { accountId, name, email },
      placeholders: { count: String(count) },
      link: { path: "/support-desk" },
    })),
  );
