import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { isEmailTaken, lockAccounts } from "./account-store.ts";
import { foldEmail, refuseEmail } from "./contact-rules.ts";
import { setEmail } from "./recovery-store.ts";
import { endWaysIn, lockAccountsById } from "./ways-in-store.ts";

/**
 * Gives somebody whose identity was proofed anew another e-mail address. Everything that was open ends, temporary passwords sent
 * to the old address too; both addresses are told. Policy §9.
 * @returns a sentence when the address cannot be that person's; undefined when there is no such account
 */
export async function changeEmail(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  change: { accountId: AccountId; email: string; how: string; by: AuditActor; requestId: string },
): Promise<{ refused: string } | { email: string } | undefined> {
  const { accountId, how, by, requestId } = change;
  const email = change.email.trim();
  const refused = refuseEmail(email);
  if (refused) return { refused };
  await lockAccounts(tx);
  const now = context.clock.now();
  const account = (await lockAccountsById(tx, [accountId], now))[0];
  if (!account) return undefined;
  if (foldEmail(account.email) === foldEmail(email)) return { refused: "This is the address of the account already." };
  if (await isEmailTaken(tx, foldEmail(email))) {
    return { refused: "The e-mail address belongs to an account already: an account is one person's own." };
  }
  await setEmail(tx, { accountId, email, emailFolded: foldEmail(email), now });
  await endWaysIn(tx, [accountId], now);
  await writeEntries(tx, now, [
    {
      action: "account-change",
      outcome: "succeeded",
      actor: by,
      requestId,
      detail: { accountId, what: "email", how },
    },
  ]);
  const name = `${account.given} ${account.family}`;
  await queueLetters(tx, context, [
    { template: "email-changed", to: { email: account.email, name, accountId }, placeholders: {} },
    { template: "email-new", to: { email, name, accountId }, placeholders: {}, link: { path: "/sign-in" } },
  ]);
  return { email };
}
