import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { challengeMs, proofOptions, verifyProof } from "../methods/passkey-ceremony.ts";
import {
  type ChallengeUse,
  insertChallenge,
  listPasskeys,
  takeChallenge,
  usePasskey,
} from "../methods/passkey-store.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { lockAccount } from "../sign-in/sign-in-store.ts";
import {
  countUnlockTry,
  failUnlock,
  forgetUnlockTries,
  type OwnSession,
  type WrongProof,
} from "./ask-password-again.ts";

type Use = { session: OwnSession; use: ChallengeUse };

/** Options for the browser to prove a passkey in this session; the challenge is kept for five minutes and one answer. */
export async function beginPasskeyAgain(
  { accounts: settings, clock, database }: AccountsContext,
  { session, use }: Use,
): Promise<{ options: unknown } | AccountsRefusal> {
  const expiresAt = new Date(clock.now().getTime() + challengeMs);
  return database.transaction(async (tx) => {
    const passkeys = await listPasskeys(tx, session.accountId);
    if (passkeys.length === 0) {
      return { refused: "second-factor-refused", detail: "Your account has no passkey: use your password." };
    }
    const options = await proofOptions(settings, { passkeys, alone: true });
    await insertChallenge(tx, { use, subject: session.id, challenge: options.challenge, expiresAt });
    return { options };
  });
}

/**
 * Asks for a passkey inside a session: one that asked for finger, face or PIN, since no password came before it. Tries count
 * with those of the password, and the session ends with the last one.
 */
export async function askPasskeyAgain<Result>(
  context: AccountsContext,
  asked: Use & WrongProof & { response: unknown; requestId: string; whenRight(tx: Tx): Promise<Result> },
): Promise<Result | AccountsRefusal> {
  const { session, response, requestId, use, action, about } = asked;
  const { accounts: settings, clock, database } = context;
  const counted = await countUnlockTry(context, session);
  if (isRefused(counted)) return counted;
  const now = clock.now();
  return database.transaction(async (tx) => {
    await lockAccount(tx, session.accountId);
    const challenge = await takeChallenge(tx, use, session.id, now);
    const passkeys = await listPasskeys(tx, session.accountId);
    const proved = challenge && (await verifyProof(settings, { response, challenge, passkeys, alone: true }));
    if (!proved) {
      return failUnlock(tx, context, { session, requestId, action, about, left: counted.left, method: "passkey" });
    }
    await usePasskey(tx, proved.id, proved.counter, now);
    await forgetUnlockTries(tx, context, session);
    return asked.whenRight(tx);
  });
}
