import { newId } from "../../platform/ids.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { suspendAccounts } from "./change-account-state.ts";
import { type DormantAccount, lockDormantAccounts } from "./dormancy-store.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** Accounts of one transaction. */
const atOnceMax = 500;

/**
 * Suspends every active account that nobody has signed in with for as many days as the settings say (90), counted from the last
 * sign-in, from the day it became active or from the end of a leave; each owner gets a letter. Nobody on leave is dormant.
 * May run at any time, and in several places at once.
 * @returns how many were suspended
 */
export async function runDormancy(
  context: Pick<AccountsContext, "database" | "clock" | "jobs" | "accounts">,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - context.accounts.dormantDays * dayMs);
  const requestId = newId(now);
  for (let suspended = 0; ; ) {
    const count = await context.database.transaction(async (tx) => {
      const dormant = await lockDormantAccounts(tx, { before, now, limit: atOnceMax });
      const accountIds = dormant.map(({ accountId }) => accountId);
      await suspendAccounts(tx, context, { accountIds, reason: "dormant", requestId });
      await queueLetters(tx, context, dormant.map(letterTo));
      return dormant.length;
    });
    suspended += count;
    if (count < atOnceMax) return suspended;
  }
}

const letterTo = ({ accountId, given, family, email, manager }: DormantAccount) => ({
  template: "account-dormant" as const,
  to: { email, name: `${given} ${family}`, accountId },
  placeholders: { manager: manager ?? "the exchange" },
});
