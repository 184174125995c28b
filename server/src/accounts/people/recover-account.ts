import { type AuditActor, type AuditEntry, writeEntries } from "../../audit/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Sms } from "../../platform/sms.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { mobileChangedSms } from "../sign-in/text-messages.ts";
import { maskMobile } from "./contact-rules.ts";
import { readMobile } from "./mobile-rules.ts";
import { removeAllMethods, setMobile } from "./recovery-store.ts";
import { endWaysIn, lockAccountsById } from "./ways-in-store.ts";

/**
 * Opens a way in again for somebody whose identity was proofed anew: takes away authenticator app, passkeys and recovery codes,
 * keeps a new mobile number when there is one, and ends everything that was open. The owner is told by mail; the text message
 * for the old number is handed back, to be sent after the commit.
 * @returns a sentence when the number cannot be one; undefined when there is no such account
 */
export async function recoverAccount(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs" | "accounts">,
  recovery: { accountId: AccountId; how: string; mobile?: string; by: AuditActor; requestId: string },
): Promise<{ oldNumber?: Sms } | { refused: string } | undefined> {
  const { accountId, how, by, requestId } = recovery;
  const read = recovery.mobile === undefined ? undefined : readMobile(recovery.mobile);
  if (read && "refused" in read) return read;
  const now = context.clock.now();
  const account = (await lockAccountsById(tx, [accountId], now))[0];
  if (!account) return undefined;
  const mobile = read && read.mobile !== account.mobile ? read.mobile : undefined;
  await removeAllMethods(tx, accountId);
  if (mobile) await setMobile(tx, accountId, mobile, now);
  await endWaysIn(tx, [accountId], now);
  const entry = { outcome: "succeeded", actor: by, requestId } as const;
  const entries: AuditEntry[] = [
    { ...entry, action: "account-recover", detail: { accountId, how, newMobile: mobile !== undefined } },
  ];
  if (mobile) entries.push({ ...entry, action: "mobile-change", detail: { accountId } });
  await writeEntries(tx, now, entries);
  const what = "authenticator app, passkeys and recovery codes were taken away";
  await queueLetters(tx, context, [
    {
      template: "second-factor-changed",
      to: { email: account.email, name: `${account.given} ${account.family}`, accountId },
      placeholders: { what: mobile ? `${what}, and codes go to another mobile number (${maskMobile(mobile)})` : what },
    },
  ]);
  return mobile ? { oldNumber: mobileChangedSms(context.accounts, account.mobile, maskMobile(mobile)) } : {};
}
