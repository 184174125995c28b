import type { Clock } from "../../platform/clock.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { insertPasses } from "./pass-store.ts";

const passDays = 30;

/**
 * A pass for the personal link of a mail: with it somebody without credentials, or suspended until a refresher is done, takes
 * the training. Works 30 days; several may be open.
 * @returns its id, which goes into a letter as the subject of its link
 */
export async function issueTrainingPass(tx: Tx, context: { clock: Clock }, accountId: AccountId): Promise<string> {
  const pass = (await issueTrainingPasses(tx, context, [accountId])).get(accountId);
  if (!pass) throw new Error("The pass was not written.");
  return pass;
}

/** The same for many accounts, in one statement. */
export function issueTrainingPasses(
  tx: Tx,
  { clock }: { clock: Clock },
  accountIds: readonly AccountId[],
): Promise<Map<AccountId, string>> {
  const now = clock.now();
  return insertPasses(tx, accountIds, { now, expiresAt: new Date(now.getTime() + passDays * 24 * 60 * 60 * 1000) });
}
