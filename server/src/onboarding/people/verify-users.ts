import type { Verification, VerificationDecision } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  endAffiliations,
  findUsers,
  keepAffiliations,
  lockUsersOf,
} from "../../accounts/index.ts";
import type { AffiliationId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { refuseEnding } from "./end-user.ts";
import { presentUsers } from "./list-users.ts";
import { listDueOn } from "./verification-rules.ts";

/** The users of the actor's participant, of whom each is kept or removed every 90 days, and by when. */
export async function viewVerification(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { participant }: Pick<Actor, "participant">,
): Promise<Verification> {
  const now = clock.now();
  const users = await findUsers(tx, { participantId: participant.id }, now);
  return {
    dueOn: listDueOn(users, plainDateAt(now, participant.timeZone)),
    users: await presentUsers(tx, users, { view: "participant", now }),
  };
}

/**
 * Keeps or removes users of the actor's participant; who is not named waits. Somebody who is no user there (any more) is passed
 * over; when nobody is one, that is the answer.
 */
export function verifyUsers(
  context: AccountsContext,
  { actor, decisions, requestId }: VerificationDecision & { actor: Actor; requestId: string },
): Promise<Verification | OnboardingRefusal> {
  return context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const participantId = actor.participant.id;
    await lockUsersOf(tx, participantId);
    const affiliationIds = decisions.map(({ affiliationId }) => affiliationId as AffiliationId);
    const users = await findUsers(tx, { participantId, affiliationIds }, now);
    if (users.length === 0) return { refused: "not-found" as const, detail: "None of them is a user here." };
    const keep = new Map(decisions.map((decision) => [decision.affiliationId, decision.keep]));
    const [kept, removed] = [true, false].map((yes) => users.filter((user) => keep.get(user.affiliationId) === yes));
    for (const user of removed!) {
      const refused = await refuseEnding(tx, user, { scope: { participantId } }, removed!);
      if (refused) return refused;
    }
    const by = auditActorOf(actor);
    const idsOf = (some: typeof users) => some.map(({ affiliationId }) => affiliationId);
    await keepAffiliations(tx, context, { affiliationIds: idsOf(kept!), participantId, by, requestId });
    await endAffiliations(tx, context, {
      affiliationIds: idsOf(removed!),
      reason: "Removed in re-verification",
      by,
      requestId,
    });
    return viewVerification(tx, context, actor);
  });
}
