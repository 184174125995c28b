import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext, Caller, SignInContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { foldUsername } from "../people/contact-rules.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { attemptsSince, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { countAddressFailure, refuseBusyAddress } from "./count-try.ts";
import { findSignInAccount, type SignInAccount } from "./sign-in-store.ts";
import { dayMs, decideSend } from "./slow-down-rules.ts";

/**
 * Somebody forgot a password: if the account exists and is active, a mail with a temporary password is queued behind the
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

/**
 * The temporary password itself is made when the mail leaves (`issueTemporaryPassword`). For a name without an active account
 * the same is done and undone: less work behind the answer would show in how long the next request takes.
 */
async function sendReset(context: SignInContext, username: string, caller: Caller): Promise<void> {
  const { database, clock } = context;
  const counted = await database.transaction((tx) => countReset(tx, context, foldUsername(username)));
  if (!counted) return;
  const account = counted.account?.state === "active" ? counted.account : undefined;
  const work = database.transaction(async (tx) => {
    await queueLetters(tx, context, [
      { template: "temporary-password", to: addressOf(account), placeholders: {}, temporaryPassword: "reset" },
    ]);
    await writeEntries(tx, clock.now(), [
      {
        action: "temporary-password",
        outcome: "permitted",
        ...(account ? { actor: { accountId: account.accountId, username: account.username } } : {}),
        requestId: caller.requestId,
        detail: { reason: "reset" },
      },
    ]);
    if (!account) throw undo;
  });
  await work.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

const undo = new Error("Nobody has this name: nothing of it stays.");

const addressOf = (account: SignInAccount | undefined) =>
  account
    ? { email: account.email, name: `${account.given} ${account.family}`, accountId: account.accountId }
    : { email: "nobody@invalid", name: "Nobody" };

/** The account of a name, if anybody has it; undefined when too many resets were asked for under it. */
async function countReset(
  tx: Tx,
  { accounts: settings, clock, keys }: AccountsContext,
  name: string,
): Promise<{ account: SignInAccount | undefined } | undefined> {
  const now = clock.now();
  const key = keyedHash(keys.signIn, "resets", name);
  await lockAttempts(tx, "reset", key);
  const since = new Date(now.getTime() - dayMs);
  const askedAt = await attemptsSince(tx, "reset", key, since, settings.resetsPerDayMax);
  const limits = { max: settings.resetsMax, windowMs: settings.resetsWindowMs, perDayMax: settings.resetsPerDayMax };
  if (!decideSend(askedAt, now, limits).allowed) return undefined;
  await insertAttempt(tx, "reset", key, now);
  return { account: await findSignInAccount(tx, name, undefined) };
}
