import type { TicketFields } from "@crossbay/contract";
import { type Actor, findUsers, foldEmail, type User } from "../../accounts/index.ts";
import type { AffiliationId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";

const shownMax = 10;

/**
 * The people of the actor's own participant of whom a request may speak: the one who was chosen, the one whose username or e-mail
 * address it is, or those whose names hold the words. Nobody of another participant, and nobody tells whether there is one.
 */
export async function findWhom(
  tx: Tx,
  actor: Actor,
  { user = "", affiliationId }: TicketFields,
  now: Date,
): Promise<User[]> {
  const participantId = actor.participant.id;
  if (affiliationId) return findUsers(tx, { participantId, affiliationIds: [affiliationId as AffiliationId] }, now);
  const words = user.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length === 0) return [];
  const found = await findUsers(tx, { participantId, words, limit: shownMax + 1 }, now);
  const folded = foldEmail(user);
  const exact = found.filter(({ username, email }) => username === folded || foldEmail(email) === folded);
  return exact.length > 0 ? exact : found.slice(0, shownMax);
}
