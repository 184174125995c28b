import type { ManagedUser } from "@crossbay/contract";
import { type AccountsContext, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { resendTraining } from "../training/resend-training.ts";
import { presentUsers } from "./list-users.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/** Sends a user the training's link once more. */
export function sendTrainingAgain(
  context: AccountsContext,
  change: UserChange,
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "training-plan" }, async (tx, user) => {
    const refused = await resendTraining(tx, context, user.accountId);
    if (refused) return { refused: "step-closed" as const, detail: refused.refused };
    const now = context.clock.now();
    await writeEntries(tx, now, [
      {
        action: "training-plan",
        outcome: "succeeded",
        actor: auditActorOf(change.actor),
        requestId: change.requestId,
        detail: { accountId: user.accountId, participantId: user.participant.id, sentAgain: true },
      },
    ]);
    return (await presentUsers(tx, [user], { view: "exchange", now }))[0]!;
  });
}
