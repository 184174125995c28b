import type { LeaveRequest, ManagedUser } from "@crossbay/contract";
import { type AccountsContext, auditActorOf, changeLeave, findUsers } from "../../accounts/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { presentUsers } from "./list-users.ts";
import { refuseLeave } from "./user-change-rules.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/** Sets or ends a user's leave of absence at the participant, in days of its time zone. */
export function setLeave(
  context: AccountsContext,
  { leave, ...change }: UserChange & { leave: LeaveRequest },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "affiliation-change" }, async (tx, user) => {
    const now = context.clock.now();
    const fault = refuseLeave(leave, plainDateAt(now, user.participant.timeZone));
    if (fault) return refuseForm("The leave was not set.", [fault]);
    const { requestId } = change;
    await changeLeave(tx, context, { user, ...leave, by: auditActorOf(change.actor), requestId });
    const view = change.scope === "every-participant" ? "exchange" : "participant";
    const changed = await findUsers(tx, { affiliationIds: [user.affiliationId] }, now);
    return (await presentUsers(tx, changed, { view, now }))[0]!;
  });
}
