import type { ManagedUser } from "@crossbay/contract";
import {
  type AccountsContext,
  auditActorOf,
  endAffiliations,
  listUserManagers,
  type User,
} from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { presentUsers } from "./list-users.ts";
import { refuseEnd } from "./user-change-rules.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/**
 * Ends somebody's access for a participant: every session and token of the account ends at its next request, and the account is
 * deactivated with its last affiliation (policy §9). The last user manager is ended by a relationship manager only.
 */
export function endUser(
  context: AccountsContext,
  { reason, ...change }: UserChange & { reason: string },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "affiliation-end" }, async (tx, user) => {
    const refused = await refuseEnding(tx, user, change);
    if (refused) return refused;
    const by = auditActorOf(change.actor);
    const { requestId } = change;
    await endAffiliations(tx, context, { affiliationIds: [user.affiliationId], reason, by, requestId });
    const view = change.scope === "every-participant" ? "exchange" : "participant";
    const ended = (await presentUsers(tx, [user], { view, now: context.clock.now() }))[0]!;
    // Whether the account lives on elsewhere is not for this participant to know.
    return {
      ...ended,
      state: "deactivated" as const,
      stateBecause: `The access has ended: ${reason}`,
      clinicalAlerts: false,
    };
  });
}

/** Why the access of this user is not ended, or undefined; `alsoEnded` leave together with this one. */
export async function refuseEnding(
  tx: Tx,
  user: User,
  { scope }: Pick<UserChange, "scope">,
  alsoEnded: readonly User[] = [],
): Promise<OnboardingRefusal | undefined> {
  const leaving = new Set(alsoEnded.map(({ accountId }) => accountId));
  const managers = (await listUserManagers(tx, user.participant.id)).filter(({ accountId }) => !leaving.has(accountId));
  const detail = refuseEnd({
    titleId: user.titleId,
    accountId: user.accountId,
    participantName: user.participant.name,
    activeManagerIds: managers.filter(({ state }) => state === "active").map(({ accountId }) => accountId),
    byExchange: scope === "every-participant",
  });
  return detail === undefined ? undefined : { refused: "step-closed", detail };
}
