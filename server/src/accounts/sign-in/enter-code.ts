import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Caller, SignInContext } from "../context.ts";
import { foldUsername } from "../people/contact-rules.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { endSessionOfToken, insertSession } from "../session/session-store.ts";
import { attemptsSince, deleteAttempts, deleteOldAttempts, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { countAddressFailure, refuseBusyAddress, triesKey } from "./count-try.ts";
import { hashCode, hashToken, makeToken, sameSecret } from "./secrets.ts";
import { sendsKey, signInOver } from "./send-code.ts";
import {
  countCodeTry,
  finishSignIn,
  lockOpenSignIn,
  type OpenSignIn,
  rememberDevice,
  useTemporaryPassword,
} from "./sign-in-store.ts";
import { dayMs } from "./slow-down-rules.ts";

/** Tokens for the browser; only their hashes are stored. */
export type SignedIn = { sessionToken: string; deviceToken: string };

/**
 * Second half of a sign-in: the security code. Guesses at one sign-in are looked at one after the other, each counted
 * before it is compared, so that of any number at once at most five are evaluated. A right code is used up, ends the
 * session that the browser had, and opens a new one. Policy §4.
 */
export async function enterCode(
  context: SignInContext,
  { signInId, code }: { signInId: string; code: string },
  caller: Caller & { sessionToken?: string },
): Promise<SignedIn | AccountsRefusal> {
  const { clock, database, courier } = context;
  const now = clock.now();
  const outcome = await database.transaction(async (tx) => {
    const busy = await refuseBusyAddress(tx, context, caller);
    if (busy) return busy;
    const signIn = await lockOpenSignIn(tx, signInId, now);
    if (!signIn) return signInOver;
    const refused = await refuseCode(tx, context, { signIn, code, caller });
    return refused ?? openSession(tx, context, { signIn, caller });
  });
  if (!isRefused(outcome)) {
    courier.run("cleaning", () => database.transaction((tx) => deleteOldAttempts(tx, new Date(now.getTime() - dayMs))));
  }
  return outcome;
}

async function refuseCode(
  tx: Tx,
  context: SignInContext,
  { signIn, code, caller }: { signIn: OpenSignIn; code: string; caller: Caller },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, keys } = context;
  const now = clock.now();
  if (signIn.codeExpiresAt <= now) {
    return { refused: "code-expired", detail: "The security code is too old. Ask for another one." };
  }
  if (signIn.codeTries >= settings.codeTriesMax) {
    return { refused: "code-expired", detail: "Too many wrong codes: this one no longer works. Ask for another one." };
  }
  // Password and temporary password are counted apart: who guesses with a stolen password leaves the owner the reset.
  const key = keyedHash(keys.signIn, "code-failures", signIn.accountId, signIn.nextSession);
  await lockAttempts(tx, "code", key);
  const since = new Date(now.getTime() - dayMs);
  const failedAt = await attemptsSince(tx, "code", key, since, settings.codeFailuresPerDayMax);
  if (failedAt.length >= settings.codeFailuresPerDayMax) {
    return {
      refused: "too-many-requests",
      detail: "Too many wrong security codes today. Ask for a temporary password, or try again tomorrow.",
      retryAt: new Date(failedAt.at(-1)!.getTime() + dayMs),
    };
  }
  await countCodeTry(tx, signIn.id);
  if (sameSecret(hashCode(keys.signIn, signIn.id, code), signIn.codeHash)) return undefined;
  await insertAttempt(tx, "code", key, now);
  await countAddressFailure(tx, context, caller);
  await record(tx, now, "sign-in-code", "failed", signIn, caller);
  const left = settings.codeTriesMax - signIn.codeTries - 1;
  return {
    refused: "code-wrong",
    detail:
      left > 0 ? `Check the newest message. ${triesLeft(left)}.` : "This code no longer works. Ask for another one.",
  };
}

const triesLeft = (count: number): string => (count === 1 ? "One try is left" : `${count} tries are left`);

async function openSession(
  tx: Tx,
  { accounts: settings, clock, keys }: SignInContext,
  { signIn, caller }: { signIn: OpenSignIn; caller: Caller & { sessionToken?: string } },
): Promise<SignedIn | AccountsRefusal> {
  const now = clock.now();
  const { accountId, temporaryPasswordId } = signIn;
  await finishSignIn(tx, signIn.id, now);
  if (temporaryPasswordId && !(await useTemporaryPassword(tx, temporaryPasswordId, now))) return signInOver;

  const hash = (use: "session" | "device", token: string) => hashToken(keys.signIn, use, token);
  if (caller.sessionToken) await endSessionOfToken(tx, hash("session", caller.sessionToken), now);
  const sessionToken = makeToken();
  const livesMs = signIn.nextSession === "full" ? settings.sessionMs : settings.setPasswordSessionMs;
  await insertSession(tx, {
    tokenHash: hash("session", sessionToken),
    kind: signIn.nextSession,
    accountId,
    csrfToken: makeToken(),
    now,
    endsAt: new Date(now.getTime() + livesMs),
  });

  const deviceToken = caller.deviceToken ?? makeToken();
  const deviceHash = hash("device", deviceToken);
  await rememberDevice(tx, accountId, deviceHash, now);
  const name = foldUsername(signIn.username);
  await deleteAttempts(tx, "password", [triesKey(keys.signIn, name), triesKey(keys.signIn, name, deviceHash)]);
  // The limit on messages is against flooding and guessing; a code that was used is neither.
  await deleteAttempts(tx, "send", [sendsKey(keys.signIn, accountId)]);
  await record(tx, now, "sign-in", "succeeded", signIn, caller);
  return { sessionToken, deviceToken };
}

const record = (
  tx: Tx,
  now: Date,
  action: "sign-in" | "sign-in-code",
  outcome: "succeeded" | "failed",
  { accountId, username, nextSession }: OpenSignIn,
  { requestId }: Caller,
): Promise<void> =>
  writeEntries(tx, now, [
    { action, outcome, actor: { accountId, username }, requestId, detail: { session: nextSession } },
  ]);
