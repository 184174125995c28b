import type { AccountsContext } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { lockTicket } from "../tickets/ticket-store.ts";
import { listMerged } from "./ticket-work-store.ts";

/** Tells the other senders whose requests were merged into one that was solved; nothing of what was answered to its sender. */
export async function solveMerged(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  { ticket, requestId }: { ticket: KeptTicket; requestId: string },
): Promise<void> {
  for (const { id, state } of await listMerged(tx, ticket.id)) {
    const merged = state === "solved" || state === "closed" ? undefined : await lockTicket(tx, id);
    if (!merged) continue;
    await answerTicket(tx, context, {
      ticket: merged,
      from: "exchange",
      by: "The exchange",
      text: "What you wrote about was reported by others, too. It is solved now. If it is not for you, answer here.",
      state: "solved",
      requestId,
    });
  }
}
