import type { CodeSent } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import { type AccountId, keyedHash, newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext, Caller, SignInContext } from "../context.ts";
import { codeSms } from "../letters.ts";
import { maskMobile } from "../people/contact-rules.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { attemptsSince, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { hashCode, makeCode } from "./secrets.ts";
import { insertSignIn, lockOpenSignIn, replaceCode, type SignInAccount } from "./sign-in-store.ts";
import { dayMs, decideSend } from "./slow-down-rules.ts";

/** Opens a sign-in that waits for its code, and sends the code after the commit, behind the answer. */
export async function sendCode(
  context: SignInContext,
  { account, caller, temporaryPasswordId }: { account: SignInAccount; caller: Caller; temporaryPasswordId?: string },
): Promise<CodeSent | AccountsRefusal> {
  const { accounts: settings, clock, database, keys, courier } = context;
  const now = clock.now();
  const id = newId(now);
  const code = makeCode();
  const refused = await database.transaction(async (tx) => {
    const tooMany = await countSend(tx, context, account.accountId);
    if (tooMany) return tooMany;
    const begun = await insertSignIn(tx, {
      id,
      account,
      nextSession: temporaryPasswordId ? "set-password" : "full",
      temporaryPasswordId,
      codeHash: hashCode(keys.signIn, id, code),
      codeExpiresAt: new Date(now.getTime() + settings.codeMs),
      now,
      expiresAt: new Date(now.getTime() + settings.signInMs),
    });
    if (!begun) return signInOver;
    await recordSend(tx, now, account, caller);
    return undefined;
  });
  if (refused) return refused;
  courier.sendSms(codeSms(settings, account.mobile, code, settings.codeMs));
  return codeSent(context, id, account.mobile);
}

/** Sends another code for a sign-in that still waits; the one before no longer works. */
export async function resendCode(
  context: SignInContext,
  signInId: string,
  caller: Caller,
): Promise<CodeSent | AccountsRefusal> {
  const { accounts: settings, clock, database, keys, courier } = context;
  const now = clock.now();
  const code = makeCode();
  const outcome = await database.transaction(async (tx) => {
    const signIn = await lockOpenSignIn(tx, signInId, now);
    if (!signIn) return signInOver;
    const tooMany = await countSend(tx, context, signIn.accountId);
    if (tooMany) return tooMany;
    await replaceCode(tx, signInId, hashCode(keys.signIn, signInId, code), new Date(now.getTime() + settings.codeMs));
    await recordSend(tx, now, signIn, caller);
    return signIn;
  });
  if (isRefused(outcome)) return outcome;
  courier.sendSms(codeSms(settings, outcome.mobile, code, settings.codeMs));
  return codeSent(context, signInId, outcome.mobile);
}

/** Unknown, finished and expired sign-ins are one and the same to who asks. */
export const signInOver: AccountsRefusal = {
  refused: "code-expired",
  detail: "This sign-in is over. Begin again with your username and password.",
};

const codeSent = ({ accounts }: AccountsContext, signInId: string, mobile: string): CodeSent => ({
  signInId,
  sentTo: maskMobile(mobile),
  codeLivesSeconds: accounts.codeMs / 1000,
  method: "sms",
  methods: ["sms"],
});

/** Under what the codes sent to an account are counted. */
export const sendsKey = (key: Buffer, accountId: AccountId): Buffer => keyedHash(key, "sends", accountId);

async function countSend(
  tx: Tx,
  { accounts: settings, clock, keys }: AccountsContext,
  accountId: AccountId,
): Promise<AccountsRefusal | undefined> {
  const now = clock.now();
  const key = sendsKey(keys.signIn, accountId);
  await lockAttempts(tx, "send", key);
  const since = new Date(now.getTime() - dayMs);
  const sentAt = await attemptsSince(tx, "send", key, since, settings.codeSendsPerDayMax);
  const verdict = decideSend(sentAt, now, {
    max: settings.codeSendsMax,
    windowMs: settings.codeSendsWindowMs,
    perDayMax: settings.codeSendsPerDayMax,
  });
  if (!verdict.allowed) {
    return {
      refused: "too-many-requests",
      detail: "No more security codes are sent to your mobile number for now. Use the newest one, or wait.",
      retryAt: verdict.retryAt,
    };
  }
  await insertAttempt(tx, "send", key, now);
  return undefined;
}

const recordSend = (
  tx: Tx,
  now: Date,
  { accountId, username }: { accountId: AccountId; username: string },
  { requestId }: Caller,
): Promise<void> =>
  writeEntries(tx, now, [
    { action: "sign-in-code", outcome: "permitted", actor: { accountId, username }, requestId, detail: { sent: true } },
  ]);
