import type { RecoverRequest } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, findUsers, recoverAccount } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Sms } from "../../platform/sms.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { noSuchUser } from "./user-scope.ts";

/**
 * Gives somebody a way in again whose identity the relationship manager has proofed anew: takes away the second factors, and takes
 * a new mobile number. Not one's own account, and nobody of the exchange itself.
 */
export async function recoverUser(
  context: AccountsContext,
  recovery: { actor: Actor; accountId: string; request: RecoverRequest; requestId: string },
): Promise<OnboardingRefusal | undefined> {
  const { actor, request, requestId } = recovery;
  const accountId = recovery.accountId as AccountId;
  const outcome = await context.database.transaction(async (tx) => {
    const users = await findUsers(tx, { accountIds: [accountId] }, context.clock.now());
    if (users.length === 0) return noSuchUser;
    if (accountId === actor.accountId || users.some(({ participant }) => participant.type === "exchange"))
      return ownPeople;
    const { how, mobile } = request;
    const by = auditActorOf(actor);
    const recovered = await recoverAccount(tx, context, {
      accountId,
      how,
      ...(mobile ? { mobile } : {}),
      by,
      requestId,
    });
    if (!recovered) return noSuchUser;
    if (!("refused" in recovered)) return recovered;
    return refuseForm("Nothing was changed.", [{ field: "mobile", detail: recovered.refused }]);
  });
  if ("refused" in outcome) return outcome;
  if (outcome.oldNumber) await tellOldNumber(context, outcome.oldNumber);
  return undefined;
}

/** The change is made: that the old number cannot be told, such as a lost phone's, does not undo it. */
async function tellOldNumber({ sms, log }: AccountsContext, text: Sms): Promise<void> {
  try {
    await sms.send(text);
  } catch (error) {
    log.warn({ failure: (error as Error).name }, "the old mobile number could not be told that it was replaced");
  }
}

const ownPeople: OnboardingRefusal = {
  refused: "level-lacks-right",
  detail: "People of the exchange itself are helped by an administrator, on the command line.",
};
