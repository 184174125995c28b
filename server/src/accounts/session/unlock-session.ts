import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { challengeMs, proofOptions, verifyProof } from "../methods/passkey-ceremony.ts";
import { insertChallenge, listPasskeys, takeChallenge, usePasskey } from "../methods/passkey-store.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { lockAccount } from "../sign-in/sign-in-store.ts";
import { askPasswordAgain, countUnlockTry, failUnlock, forgetUnlockTries } from "./ask-password-again.ts";
import type { BrowserSession } from "./session-state.ts";
import { resumeSession } from "./session-store.ts";

type Unlocking = { session: BrowserSession; requestId: string };

/**
 * Resumes a locked session in place by its owner's password; after the fifth wrong one the session ends. Policy §4.
 * @returns a refusal, or undefined when the session is active
 */
export const unlockSession = (
  context: AccountsContext,
  { session, password, requestId }: Unlocking & { password: string },
): Promise<AccountsRefusal | undefined> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "session-unlock",
    whenRight: (tx) => resume(tx, context, { session, requestId }, "password"),
  });

/** Options for the browser to unlock this session by a passkey; the challenge is kept for five minutes and one answer. */
export async function beginPasskeyUnlock(
  { accounts: settings, clock, database }: AccountsContext,
  session: BrowserSession,
): Promise<{ options: unknown } | AccountsRefusal> {
  const expiresAt = new Date(clock.now().getTime() + challengeMs);
  return database.transaction(async (tx) => {
    const passkeys = await listPasskeys(tx, session.accountId);
    if (passkeys.length === 0) {
      return { refused: "second-factor-refused", detail: "Your account has no passkey: unlock with your password." };
    }
    const options = await proofOptions(settings, { passkeys, alone: true });
    await insertChallenge(tx, { use: "unlock", subject: session.id, challenge: options.challenge, expiresAt });
    return { options };
  });
}

/** Resumes a locked session by a passkey that asked for finger, face or PIN; its tries count with those of the password. */
export async function finishPasskeyUnlock(
  context: AccountsContext,
  { session, response, requestId }: Unlocking & { response: unknown },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database } = context;
  const counted = await countUnlockTry(context, session);
  if (isRefused(counted)) return counted;
  const now = clock.now();
  return database.transaction(async (tx) => {
    await lockAccount(tx, session.accountId);
    const challenge = await takeChallenge(tx, "unlock", session.id, now);
    const passkeys = await listPasskeys(tx, session.accountId);
    const proved = challenge && (await verifyProof(settings, { response, challenge, passkeys, alone: true }));
    if (!proved) {
      const { left } = counted;
      return failUnlock(tx, context, { session, requestId, action: "session-unlock", left, method: "passkey" });
    }
    await usePasskey(tx, proved.id, proved.counter, now);
    await forgetUnlockTries(tx, context, session);
    return resume(tx, context, { session, requestId }, "passkey");
  });
}

async function resume(
  tx: Tx,
  { clock }: AccountsContext,
  { session, requestId }: Unlocking,
  method: "password" | "passkey",
): Promise<undefined> {
  const now = clock.now();
  await resumeSession(tx, session.id, now);
  const actor = { accountId: session.accountId, username: session.username };
  await writeEntries(tx, now, [
    { action: "session-unlock", outcome: "succeeded", actor, requestId, detail: { method } },
  ]);
  return undefined;
}
