import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { letterJobs } from "./letter-jobs.ts";
import { insertLetters } from "./letter-store.ts";
import type { NewLetter } from "./new-letter.ts";

/**
 * Queues mails in the transaction that causes them: they leave after the commit, are tried again while the mail server is
 * away, and what became of each can be looked up. None leaves when the transaction rolls back.
 */
export async function queueLetters(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  letters: readonly NewLetter[],
): Promise<void> {
  const now = context.clock.now();
  const withIds = letters.map((letter) => ({ ...letter, id: newId(now) }));
  await insertLetters(tx, withIds, now);
  await context.jobs.enqueue(
    tx,
    letterJobs,
    withIds.map(({ id }) => ({ letterId: id })),
  );
}
