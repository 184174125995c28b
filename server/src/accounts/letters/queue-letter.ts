import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { letterJobs } from "./letter-jobs.ts";
import { insertLetters } from "./letter-store.ts";
import type { LetterId } from "./letter-templates.ts";

/** A mail to one person. What it says stands in its template; here is what goes into the placeholders. */
export type NewLetter = {
  template: LetterId;
  to: { email: string; name: string; accountId?: AccountId };
  participantId?: ParticipantId;
  /** Never a secret and nothing of a patient: it is stored. */
  placeholders: Record<string, string>;
  /**
   * Becomes {{link}}: the portal's address and this path; with a subject, the fragment carries a secret token of it
   * (`secretLinkToken` with the path as purpose).
   */
  link?: { path: string; subject?: string };
  /** Becomes {{temporaryPassword}}, made when the mail leaves, for the account that it goes to. */
  temporaryPassword?: "invitation" | "reset";
};

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
