import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext, Caller, SignInContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { subscriberOf } from "../network-rules.ts";
import { foldUsername } from "../people/contact-rules.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { attemptsSince, deleteAttempt, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { hashToken } from "./secrets.ts";
import { findSignInAccount, type SignInAccount } from "./sign-in-store.ts";
import { dayMs, decideTry } from "./slow-down-rules.ts";

/** A try that was counted before anybody looks at the password, so that tries at once cannot outrun the count. */
export type CountedTry = {
  /** Undefined when nobody has this username; everything goes on as if somebody had. */
  account: SignInAccount | undefined;
  attemptId: string;
  nth: number;
};

/**
 * Counts a try under the name as it was typed, known or not; a browser that has signed this account in before counts
 * for itself, so that a stranger's failures never keep the owner out. Refused while a slow-down lasts, and when too
 * many tries failed from one address.
 */
export function countTry(
  context: AccountsContext,
  username: string,
  caller: Caller,
): Promise<CountedTry | AccountsRefusal> {
  const { clock, keys, accounts: settings, database } = context;
  const name = foldUsername(username);
  const now = clock.now();
  return database.transaction(async (tx) => {
    const busy = await refuseBusyAddress(tx, context, caller);
    if (busy) return busy;
    const deviceHash = caller.deviceToken ? hashToken(keys.signIn, "device", caller.deviceToken) : undefined;
    const account = await findSignInAccount(tx, name, deviceHash);
    const key = triesKey(keys.signIn, name, account?.deviceKnown ? deviceHash : undefined);
    await lockAttempts(tx, "password", key);
    const triedAt = await attemptsSince(tx, "password", key, new Date(now.getTime() - dayMs), triesLookedAtMax);
    const verdict = decideTry(triedAt, now, settings);
    if (verdict.allowed) {
      return { account, attemptId: await insertAttempt(tx, "password", key, now), nth: verdict.nth };
    }
    await recordFailure(tx, context, { account, name, caller, outcome: "refused" });
    return {
      refused: "too-many-requests",
      detail:
        "Too many sign-ins with this username failed. Wait a little and try again; nobody is locked out for long.",
      retryAt: verdict.retryAt,
    };
  });
}

// More than slow-down lets through in a day.
const triesLookedAtMax = 200;

/** Under what the tries of a name are counted, from strangers or from one known browser. */
export const triesKey = (key: Buffer, name: string, deviceHash?: Buffer): Buffer =>
  deviceHash ? keyedHash(key, "tries-device", name, deviceHash.toString("hex")) : keyedHash(key, "tries", name);

/** The password was right: the try no longer counts. */
export const takeBackTry = async (context: AccountsContext, counted: CountedTry): Promise<void> => {
  await context.database.transaction((tx) => deleteAttempt(tx, counted.attemptId));
};

/** The password was wrong, or nobody has this name: recorded, told to the owner at the fifth, answered the same. */
export async function failTry(
  context: SignInContext,
  failed: { counted: CountedTry; username: string; caller: Caller; temporary: boolean },
): Promise<AccountsRefusal> {
  const { counted, username, caller, temporary } = failed;
  const name = foldUsername(username);
  await context.database.transaction((tx) =>
    recordFailure(tx, context, { account: counted.account, name, caller, outcome: "failed", temporary }),
  );
  if (counted.account && counted.nth === context.accounts.failuresBeforeSlowDown) {
    tellOwner(context, counted.account, counted.nth);
  }
  return {
    refused: "sign-in-failed",
    detail: temporary
      ? "Check the username and the temporary password. A temporary password works once and not for long."
      : "Check the username and the password, capital letters too.",
  };
}

/** Behind the answer, which must not take longer for a name that somebody has. */
function tellOwner(context: SignInContext, account: SignInAccount, failures: number): void {
  const { accountId, email, given, family } = account;
  context.courier.run("failed-sign-ins", () =>
    context.database.transaction((tx) =>
      queueLetters(tx, context, [
        {
          template: "failed-sign-ins",
          to: { email, name: `${given} ${family}`, accountId },
          placeholders: { count: String(failures) },
        },
      ]),
    ),
  );
}

type Failure = {
  account: SignInAccount | undefined;
  name: string;
  caller: Caller;
  outcome: "failed" | "refused";
  temporary?: boolean;
};

async function recordFailure(tx: Tx, context: AccountsContext, failure: Failure): Promise<void> {
  const { account, caller, outcome } = failure;
  const now = context.clock.now();
  await insertAttempt(tx, "address", addressKey(context.keys.signIn, caller.address), now);
  // An unknown name is not written down: it may be a password that went into the wrong field.
  const who = account
    ? { actor: { accountId: account.accountId, username: account.username } }
    : { detail: { nameHash: triesKey(context.keys.signIn, failure.name).toString("hex").slice(0, 16) } };
  const action = failure.temporary ? "temporary-password" : "sign-in";
  await writeEntries(tx, now, [{ action, outcome, requestId: caller.requestId, ...who }]);
}

/** Refused when too many tries from this address failed of late. */
export async function refuseBusyAddress(
  tx: Tx,
  { accounts: settings, clock, keys }: AccountsContext,
  caller: Caller,
): Promise<AccountsRefusal | undefined> {
  const now = clock.now();
  const since = new Date(now.getTime() - settings.addressFailuresWindowMs);
  const key = addressKey(keys.signIn, caller.address);
  const failedAt = await attemptsSince(tx, "address", key, since, settings.addressFailuresMax);
  if (failedAt.length < settings.addressFailuresMax) return undefined;
  return {
    refused: "too-many-requests",
    detail: "Too many sign-ins from your network failed. Wait a few minutes and try again.",
    retryAt: new Date(failedAt.at(-1)!.getTime() + settings.addressFailuresWindowMs),
  };
}

/** A failure that only its address is counted for. */
export const countAddressFailure = (tx: Tx, { clock, keys }: AccountsContext, caller: Caller): Promise<string> =>
  insertAttempt(tx, "address", addressKey(keys.signIn, caller.address), clock.now());

const addressKey = (key: Buffer, address: string): Buffer => keyedHash(key, "address", subscriberOf(address));
