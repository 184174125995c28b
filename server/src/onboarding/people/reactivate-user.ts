import type { ManagedUser } from "@crossbay/contract";
import { type AccountsContext, activateAccount, auditActorOf, findUsers, queueLetters } from "../../accounts/index.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { findTrainingStates } from "../training/find-training-states.ts";
import { presentUsers } from "./list-users.ts";
import { refuseReactivation } from "./user-change-rules.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/** Makes a suspended account active again, such as a dormant one; the training must be complete. */
export function reactivateUser(context: AccountsContext, change: UserChange): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "account-change" }, async (tx, user) => {
    const now = context.clock.now();
    const { accountId, state, stateReason } = user;
    const training = (await findTrainingStates(tx, [accountId], now)).get(accountId)?.state ?? "not-started";
    const detail = refuseReactivation({ state, stateReason, training });
    if (detail) return { refused: "step-closed" as const, detail };
    const actor = auditActorOf(change.actor);
    await activateAccount(tx, context, { accountId, actor, requestId: change.requestId, because: "reactivated" });
    await queueLetters(tx, context, [
      {
        template: "account-active-again",
        to: { email: user.email, name: `${user.given} ${user.family}`, accountId },
        placeholders: {},
        link: { path: "/sign-in" },
      },
    ]);
    const view = change.scope === "every-participant" ? "exchange" : "participant";
    const changed = await findUsers(tx, { affiliationIds: [user.affiliationId] }, now);
    return (await presentUsers(tx, changed, { view, now }))[0]!;
  });
}
