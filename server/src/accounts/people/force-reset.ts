import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId, SessionId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { exposePassword } from "./exposed-password-store.ts";
import { lockAccountsById } from "./ways-in-store.ts";

/**
 * A password or a code of this account stood where others could read it: the password stops working and cannot be chosen again,
 * everything that is open ends but the session in which it was written, and a temporary password goes to the address on record.
 * Only for what the owner themself has verifiably sent: anything else would let a stranger shut a clinician out.
 * @param exposure.kinds such as "password"; never what was exposed
 * @returns false when the account is not one that can sign in
 */
export async function forceReset(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  exposure: {
    accountId: AccountId;
    kinds: readonly string[];
    keepSessionId?: SessionId;
    by?: AuditActor;
    requestId: string;
    detail?: Record<string, string>;
  },
): Promise<boolean> {
  const { accountId, kinds, keepSessionId, by, requestId } = exposure;
  const now = context.clock.now();
  const account = (await lockAccountsById(tx, [accountId], now))[0];
  if (account?.state !== "active") return false;
  await exposePassword(tx, { accountId, keepSessionId, now });
  await writeEntries(tx, now, [
    {
      action: "credential-exposed",
      outcome: "succeeded",
      ...(by ? { actor: by } : {}),
      requestId,
      detail: { ...exposure.detail, accountId, kinds: kinds.join(" ") },
    },
  ]);
  const to = { email: account.email, name: `${account.given} ${account.family}`, accountId };
  await queueLetters(tx, context, [
    { template: "credential-exposed", to, placeholders: {}, temporaryPassword: "reset" },
  ]);
  return true;
}
