import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext, Caller, SignInContext } from "../context.ts";
import { resetMail } from "../letters.ts";
import { foldUsername } from "../people/contact-rules.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { attemptsSince, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { countAddressFailure, refuseBusyAddress } from "./count-try.ts";
import { hashPassword } from "./password-hash.ts";
import { makeTemporaryPassword, normaliseTemporaryPassword } from "./secrets.ts";
import { findSignInAccount, insertTemporaryPassword, type SignInAccount } from "./sign-in-store.ts";
import { dayMs, decideSend } from "./slow-down-rules.ts";

/**
 * Somebody forgot a password: if the account exists and is active, a mail with a temporary password is sent behind the
 * answer, at most three an hour. The answer is the same, and as fast, for every name. Policy §4.
 */
export async function forgetPassword(
  context: SignInContext,
  username: string,
  caller: Caller,
): Promise<AccountsRefusal | undefined> {
  const busy = await context.database.transaction(async (tx) => {
    const refused = await refuseBusyAddress(tx, context, caller);
    if (!refused) await countAddressFailure(tx, context, caller);
    return refused;
  });
  if (busy) return busy;
  context.courier.run("reset", () => sendReset(context, username, caller));
  return undefined;
}

async function sendReset(context: SignInContext, username: string, caller: Caller): Promise<void> {
  const { accounts: settings, database, clock } = context;
  const now = clock.now();
  const account = await database.transaction((tx) => countReset(tx, context, foldUsername(username)));
  if (account?.state !== "active") return;
  const temporaryPassword = makeTemporaryPassword();
  const hash = await hashPassword(normaliseTemporaryPassword(temporaryPassword), settings);
  const { accountId } = account;
  await database.transaction(async (tx) => {
    const expiresAt = new Date(now.getTime() + settings.resetMs);
    await insertTemporaryPassword(tx, { accountId, hash, reason: "reset", now, expiresAt });
    await writeEntries(tx, now, [
      {
        action: "temporary-password",
        outcome: "permitted",
        actor: { accountId, username: account.username },
        requestId: caller.requestId,
        detail: { reason: "reset" },
      },
    ]);
  });
  await context.mail.send(resetMail(settings, account, temporaryPassword, settings.resetMs));
}

/** The account of a name, unless too many resets were asked for under it. */
async function countReset(
  tx: Tx,
  { accounts: settings, clock, keys }: AccountsContext,
  name: string,
): Promise<SignInAccount | undefined> {
  const now = clock.now();
  const key = keyedHash(keys.signIn, "resets", name);
  await lockAttempts(tx, "reset", key);
  const since = new Date(now.getTime() - dayMs);
  const askedAt = await attemptsSince(tx, "reset", key, since, settings.resetsPerDayMax);
  const limits = { max: settings.resetsMax, windowMs: settings.resetsWindowMs, perDayMax: settings.resetsPerDayMax };
  if (!decideSend(askedAt, now, limits).allowed) return undefined;
  await insertAttempt(tx, "reset", key, now);
  return findSignInAccount(tx, name, undefined);
}
