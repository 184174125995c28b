import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId, AffiliationId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import {
  findAccountsOfAffiliations,
  findAccountsWithoutAffiliation,
  lockAffiliations,
  setAffiliationsEnded,
} from "./affiliation-store.ts";
import { deactivateAccounts } from "./change-account-state.ts";
import { endWaysIn, lockAccountsById } from "./ways-in-store.ts";

export type EndedAffiliation = {
  affiliationId: AffiliationId;
  accountId: AccountId;
  /** It was the last one of the account. */
  accountDeactivated: boolean;
};

/**
 * Ends affiliations, whoever's they are, in the caller's transaction: every session and open sign-in of their accounts ends
 * at the next request, an account is deactivated with its last one, and each person gets a letter. Policy §9.
 * @param ending.by left out on the command line, where nobody is signed in
 * @returns those that were ended; one that had ended before is not among them
 */
export async function endAffiliations(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  ending: { affiliationIds: readonly AffiliationId[]; reason: string; by?: AuditActor; requestId: string },
): Promise<EndedAffiliation[]> {
  const { affiliationIds, reason, by, requestId } = ending;
  if (affiliationIds.length === 0) return [];
  const now = context.clock.now();
  const accounts = await lockAccountsById(tx, await findAccountsOfAffiliations(tx, affiliationIds), now);
  const affiliations = await lockAffiliations(tx, affiliationIds);
  if (affiliations.length === 0) return [];
  const accountIds = [...new Set(affiliations.map(({ accountId }) => accountId))];
  const ids = affiliations.map(({ affiliationId }) => affiliationId);
  await setAffiliationsEnded(tx, ids, { reason, byAccountId: by?.accountId, now });
  await endWaysIn(tx, accountIds, now);
  const closed = await deactivateAccounts(tx, context, {
    accountIds: await findAccountsWithoutAffiliation(tx, accountIds),
    reason: "last-affiliation-ended",
    ...(by ? { actor: by } : {}),
    requestId,
  });
  await writeEntries(
    tx,
    now,
    affiliations.map(({ affiliationId, accountId, participantId, titleId }) => ({
      action: "affiliation-end",
      outcome: "succeeded",
      ...(by ? { actor: by } : {}),
      requestId,
      detail: { affiliationId, accountId, participantId, titleId, reason },
    })),
  );
  const accountsById = new Map(accounts.map((account) => [account.accountId, account]));
  await queueLetters(
    tx,
    context,
    affiliations.map(({ accountId, participantId, participantName }) => {
      const { email, given, family } = accountsById.get(accountId)!;
      return {
        template: "access-ended" as const,
        to: { email, name: `${given} ${family}`, accountId },
        participantId,
        placeholders: { participant: participantName },
      };
    }),
  );
  return affiliations.map(({ affiliationId, accountId }) => ({
    affiliationId,
    accountId,
    accountDeactivated: closed.includes(accountId),
  }));
}
