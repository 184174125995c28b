import type { ManagedUser } from "@crossbay/contract";
import { type AccountsContext, auditActorOf, changeEmail, findUsers } from "../../accounts/index.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { presentUsers } from "./list-users.ts";
import { changeUser, noSuchUser, type UserChange } from "./user-scope.ts";

/**
 * Gives a user another e-mail address, once the identity was proofed anew: what was open ends, and both addresses are told. Not
 * one's own (policy §9).
 * @param change.how in words, how the identity was proofed; it is in the audit record
 */
export function changeUserEmail(
  context: AccountsContext,
  { email, how, ...change }: UserChange & { email: string; how: string },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "account-change" }, async (tx, user) => {
    if (user.accountId === change.actor.accountId) return ownAddress;
    const changed = await changeEmail(tx, context, {
      accountId: user.accountId,
      email,
      how,
      by: auditActorOf(change.actor),
      requestId: change.requestId,
    });
    if (!changed) return noSuchUser;
    if ("refused" in changed) {
      return refuseForm("The e-mail address was not changed.", [{ field: "newEmail", detail: changed.refused }]);
    }
    const now = context.clock.now();
    const found = await findUsers(tx, { affiliationIds: [user.affiliationId] }, now);
    const view = change.scope === "every-participant" ? "exchange" : "participant";
    return (await presentUsers(tx, found, { view, now }))[0]!;
  });
}

const ownAddress: OnboardingRefusal = {
  refused: "level-lacks-right",
  detail: "Somebody else changes your own address.",
};
