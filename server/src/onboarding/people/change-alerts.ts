import type { ManagedUser } from "@crossbay/contract";
import { type AccountsContext, auditActorOf, changeClinicalAlerts, findUsers } from "../../accounts/index.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { settleAlertTask } from "../worksheets/alert-tasks.ts";
import { presentUsers } from "./list-users.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/** Puts a user on the list of those who get Clinical Alerts once the account is active (policy §10), or takes one off it. */
export function changeAlerts(
  context: AccountsContext,
  { on, ...change }: UserChange & { on: boolean },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "affiliation-change" }, async (tx, user) => {
    if (on && user.state !== "active") {
      const detail = "The account is not active yet: Clinical Alerts begin when it is.";
      return { refused: "step-closed" as const, detail };
    }
    const { requestId } = change;
    await changeClinicalAlerts(tx, context, { user, on, by: auditActorOf(change.actor), requestId });
    const now = context.clock.now();
    await settleAlertTask(tx, user.affiliationId, { byAccountId: change.actor.accountId, now });
    const changed = await findUsers(tx, { affiliationIds: [user.affiliationId] }, now);
    return (await presentUsers(tx, changed, { view: "exchange", now }))[0]!;
  });
}
