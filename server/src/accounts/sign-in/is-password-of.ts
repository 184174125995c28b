import type { AccountId } from "../../platform/ids.ts";
import type { AccountsContext } from "../context.ts";
import { findPasswordFacts } from "../people/account-store.ts";
import { unmatchableHash, verifyPassword } from "./password-hash.ts";

/**
 * Whether one of these is the password of this account, such as in a mail that claims to come from its owner: nobody else knows
 * it. An unknown account takes as long as a known one.
 * @param passwords few: each costs a hash
 */
export async function isPasswordOf(
  context: Pick<AccountsContext, "accounts" | "database">,
  accountId: AccountId | undefined,
  passwords: readonly string[],
): Promise<boolean> {
  if (passwords.length === 0) return false;
  const facts = accountId ? await context.database.snapshot((tx) => findPasswordFacts(tx, accountId)) : undefined;
  const hash = facts?.passwordHash ?? unmatchableHash(context.accounts);
  let isOne = false;
  for (const password of passwords) isOne = (await verifyPassword(hash, password)) || isOne;
  return isOne;
}
