import type { Actor } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { noteTicketEvent } from "../tickets/ticket-store.ts";

/** Notes what somebody did with a request, a sentence each, a millisecond apart so that they are read in this order. */
export async function noteChanges(
  tx: Tx,
  { ticketId, actor, words, now }: { ticketId: string; actor: Actor; words: readonly string[]; now: Date },
): Promise<void> {
  for (const [at, sentence] of words.entries()) {
    await noteTicketEvent(tx, {
      ticketId,
      accountId: actor.accountId,
      by: actor.name,
      words: sentence,
      now: new Date(now.getTime() + at),
    });
  }
}
