import { writeEntries } from "../../audit/index.ts";
import { type AccountId, keyedHash } from "../../platform/ids.ts";
import { makeToken } from "../../platform/secrets.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext, Caller } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { networkOf } from "../network-rules.ts";
import { hashToken } from "../sign-in/secrets.ts";
import { browserWords } from "./browser-rules.ts";
import { findOwner, markSignedIn, rememberDevice } from "./device-store.ts";
import { instantWords } from "./instant-words.ts";
import { endSessionOfToken, insertSession, type ProvedBy } from "./session-store.ts";

/** Tokens for the browser; only their hashes are stored. */
export type SignedIn = { sessionToken: string; deviceToken: string };

export type SessionOpening = {
  accountId: AccountId;
  username: string;
  kind: "full" | "set-password";
  secondFactor: ProvedBy;
  caller: Caller & { sessionToken?: string };
};

/**
 * Opens a session for an account whose owner has proved everything that is asked for, and ends the one that this browser
 * had. A browser that the account has not used before is told to the owner by mail, but for the very first sign-in. The
 * account must be active and locked (`lockAccount`). Audited as a sign-in.
 */
export async function openSession(
  tx: Tx,
  context: AccountsContext,
  { accountId, username, kind, secondFactor, caller }: SessionOpening,
): Promise<SignedIn> {
  const { accounts: settings, clock, keys } = context;
  const now = clock.now();
  const hash = (use: "session" | "device", token: string) => hashToken(keys.signIn, use, token);
  if (caller.sessionToken) await endSessionOfToken(tx, hash("session", caller.sessionToken), now);
  const sessionToken = makeToken();
  const deviceToken = caller.deviceToken ?? makeToken();
  const deviceHash = hash("device", deviceToken);
  const browser = browserWords(caller.userAgent);
  const livesMs = kind === "full" ? settings.sessionMs : settings.setPasswordSessionMs;
  await insertSession(tx, {
    tokenHash: hash("session", sessionToken),
    kind,
    accountId,
    csrfToken: makeToken(),
    secondFactor,
    browser,
    deviceHash,
    networkHash: keyedHash(keys.signIn, "network", networkOf(caller.address)),
    now,
    endsAt: new Date(now.getTime() + livesMs),
  });
  const isNew = await rememberDevice(tx, { accountId, tokenHash: deviceHash, browser, now });
  if (isNew) await askWhetherItWasThem(tx, context, accountId, browser);
  if (kind === "full") await markSignedIn(tx, accountId, now);
  await writeEntries(tx, now, [
    {
      action: "sign-in",
      outcome: "succeeded",
      actor: { accountId, username },
      requestId: caller.requestId,
      detail: { session: kind, secondFactor },
    },
  ]);
  return { sessionToken, deviceToken };
}

async function askWhetherItWasThem(
  tx: Tx,
  context: AccountsContext,
  accountId: AccountId,
  browser: string,
): Promise<void> {
  const owner = await findOwner(tx, accountId);
  // Whoever signs in for the first time has no other browser to compare it with.
  if (!owner?.hasSignedIn) return;
  await queueLetters(tx, context, [
    {
      template: "new-device",
      to: { email: owner.email, name: `${owner.given} ${owner.family}`, accountId },
      placeholders: { device: browser, time: instantWords(context.clock.now(), owner.timeZone ?? "UTC") },
      link: { path: "/account" },
    },
  ]);
}
