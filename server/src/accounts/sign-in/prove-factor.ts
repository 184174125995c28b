import type { SecondFactor } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Caller, SignInContext } from "../context.ts";
import { foldUsername } from "../people/contact-rules.ts";
import { refuseOnLeave } from "../people/refuse-on-leave.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { openSession, type SignedIn } from "../session/open-session.ts";
import { bindSessionAsSignIn } from "../single-sign-on/single-sign-on-store.ts";
import { forgetSends, signInOver } from "./ask-for-second-factor.ts";
import { attemptsSince, deleteAttempts, deleteOldAttempts, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { countAddressFailure, refuseBusyAddress, triesKey } from "./count-try.ts";
import { hashToken } from "./secrets.ts";
import { countOtherTry, finishSignIn, lockOpenSignIn, type OpenSignIn, useTemporaryPassword } from "./sign-in-store.ts";
import { dayMs } from "./slow-down-rules.ts";

/** Where a second factor comes from. */
export type FactorCaller = Caller & { sessionToken?: string };

export type Factor = {
  method: SecondFactor;
  /** Why it cannot be tried any more at this sign-in. */
  refuse(signIn: OpenSignIn, context: SignInContext): AccountsRefusal | undefined;
  /** Counts the try, before it is looked at. */
  count(tx: Tx, signInId: string): Promise<unknown>;
  /** Undefined when it is right; then it is used up. `triesLeft` in words. */
  check(tx: Tx, signIn: OpenSignIn, triesLeft: string): Promise<AccountsRefusal | undefined>;
};

/**
 * Second half of a sign-in. Tries at one sign-in are looked at one after the other, each counted before it is looked at, so
 * that of any number at once at most five are evaluated; failures of all methods count together over a day. What is right is
 * used up, ends the session that the browser had, and opens a new one. Policy §4.
 */
export async function proveFactor(
  context: SignInContext,
  { signInId, factor }: { signInId: string; factor: Factor },
  caller: FactorCaller,
): Promise<SignedIn | AccountsRefusal> {
  const { clock, database, courier } = context;
  const now = clock.now();
  const outcome = await database.transaction(async (tx) => {
    const busy = await refuseBusyAddress(tx, context, caller);
    if (busy) return busy;
    const signIn = await lockOpenSignIn(tx, signInId, now);
    if (!signIn) return signInOver;
    const refused = await tryFactor(tx, context, { signIn, factor, caller });
    return refused ?? finish(tx, context, { signIn, method: factor.method, caller });
  });
  if (!isRefused(outcome)) {
    courier.run("cleaning", () => database.transaction((tx) => deleteOldAttempts(tx, new Date(now.getTime() - dayMs))));
  }
  return outcome;
}

/** The bounds of every factor but the SMS code, whose tries count for each code. */
export const otherFactorBounds: Pick<Factor, "refuse" | "count"> = {
  refuse: (signIn, { accounts }) =>
    signIn.otherTries < accounts.codeTriesMax
      ? undefined
      : {
          refused: "code-expired",
          detail: "Too many wrong tries at this sign-in. Begin again with your username and password.",
        },
  count: countOtherTry,
};

async function tryFactor(
  tx: Tx,
  context: SignInContext,
  { signIn, factor, caller }: { signIn: OpenSignIn; factor: Factor; caller: Caller },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, keys } = context;
  const now = clock.now();
  const over = factor.refuse(signIn, context);
  if (over) return over;
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
  await factor.count(tx, signIn.id);
  const tries = factor.method === "sms" ? signIn.codeTries : signIn.otherTries;
  const wrong = await factor.check(tx, signIn, triesLeft(settings.codeTriesMax - tries - 1));
  if (!wrong) return undefined;
  await insertAttempt(tx, "code", key, now);
  await countAddressFailure(tx, context, caller);
  const { accountId, username, nextSession } = signIn;
  await writeEntries(tx, now, [
    {
      action: "sign-in-code",
      outcome: "failed",
      actor: { accountId, username },
      requestId: caller.requestId,
      detail: { session: nextSession, method: factor.method },
    },
  ]);
  return wrong;
}

const triesLeft = (count: number): string => {
  if (count <= 0) return "That was the last try";
  return count === 1 ? "One try is left" : `${count} tries are left`;
};

async function finish(
  tx: Tx,
  context: SignInContext,
  { signIn, method, caller }: { signIn: OpenSignIn; method: SecondFactor; caller: FactorCaller },
): Promise<SignedIn | AccountsRefusal> {
  const { clock, keys } = context;
  const now = clock.now();
  const { accountId, username, nextSession, temporaryPasswordId } = signIn;
  await finishSignIn(tx, signIn.id, now);
  if (temporaryPasswordId && !(await useTemporaryPassword(tx, temporaryPasswordId, now))) return signInOver;
  const onLeave = nextSession === "full" ? await refuseOnLeave(tx, accountId, now) : undefined;
  if (onLeave) {
    const who = { action: "sign-in", outcome: "refused", actor: { accountId, username }, rule: "leave" } as const;
    await writeEntries(tx, now, [{ ...who, requestId: caller.requestId }]);
    return onLeave;
  }
  const opened = await openSession(tx, context, {
    accountId,
    username,
    kind: nextSession,
    secondFactor: method,
    caller,
  });
  await bindSessionAsSignIn(tx, signIn.id, hashToken(keys.signIn, "session", opened.sessionToken));
  const name = foldUsername(username);
  const deviceHash = hashToken(keys.signIn, "device", opened.deviceToken);
  await deleteAttempts(tx, "password", [triesKey(keys.signIn, name), triesKey(keys.signIn, name, deviceHash)]);
  await forgetSends(tx, context, accountId);
  return opened;
}
