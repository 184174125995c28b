import type { AccountsContext } from "../../accounts/index.ts";
import { deleteUnused } from "../attachments/attachment-store.ts";
import { tryDayMs } from "./count-try.ts";
import { solvedDays } from "./ticket-rules.ts";
import { closeSolved, noteTicketEvent } from "./ticket-store.ts";
import { deleteTries } from "./try-store.ts";

const dayMs = 24 * 60 * 60_000;

/** Closes requests that were solved 14 days ago and heard nothing since, deletes files that nothing has named within a day, and old tries. */
export async function runTicketHousekeeping(context: Pick<AccountsContext, "database">, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await context.database.transaction(async (tx) => {
    const closed = await closeSolved(tx, { solvedBefore: before(solvedDays * dayMs), now });
    for (const { id } of closed) {
      await noteTicketEvent(tx, {
        ticketId: id,
        words: `Closed: solved ${solvedDays} days ago, and nobody wrote again`,
        now,
      });
    }
    await deleteUnused(tx, before(dayMs));
    await deleteTries(tx, before(tryDayMs));
  });
}
