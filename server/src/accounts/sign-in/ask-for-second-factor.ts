import type { CodeSent, SecondFactor } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import { type AccountId, keyedHash, newId } from "../../platform/ids.ts";
import { makeCode } from "../../platform/secrets.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Caller, SignInContext } from "../context.ts";
import { findMethods, type Methods } from "../methods/method-store.ts";
import { maskMobile } from "../people/contact-rules.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { deleteAttempts } from "./attempt-store.ts";
import { countSms } from "./count-sms.ts";
import { hashCode } from "./secrets.ts";
import {
  insertSignIn,
  lockOpenSignIn,
  lockUnchangedAccount,
  replaceCode,
  type SignInAccount,
} from "./sign-in-store.ts";
import { codeSms } from "./text-messages.ts";

/**
 * Opens a sign-in that waits for its second factor. With a passkey or an authenticator app that is asked for, and no text
 * message leaves until `resendCode`; otherwise a code does, after the commit and behind the answer.
 */
export async function askForSecondFactor(
  context: SignInContext,
  { account, caller, temporaryPasswordId }: { account: SignInAccount; caller: Caller; temporaryPasswordId?: string },
): Promise<CodeSent | AccountsRefusal> {
  const { accounts: settings, clock, database, keys, courier } = context;
  const now = clock.now();
  const id = newId(now);
  const code = makeCode();
  const outcome = await database.transaction(async (tx) => {
    if (!(await lockUnchangedAccount(tx, account))) return signInOver;
    const methods = orderMethods(await findMethods(tx, account.accountId));
    const sends = methods[0] === "sms";
    const tooMany = sends ? await countCode(tx, context, account.accountId) : undefined;
    if (tooMany) return tooMany;
    await insertSignIn(tx, {
      id,
      accountId: account.accountId,
      nextSession: temporaryPasswordId ? "set-password" : "full",
      ...(temporaryPasswordId ? { temporaryPasswordId } : {}),
      ...(sends ? { code: { hash: hashCode(keys.signIn, id, code), expiresAt: codeExpiry(context) } } : {}),
      now,
      expiresAt: new Date(now.getTime() + settings.signInMs),
    });
    if (sends) await recordSend(tx, now, account, caller);
    return { methods, sends };
  });
  if (isRefused(outcome)) return outcome;
  const { methods, sends } = outcome;
  if (sends) courier.sendSms(codeSms(settings, account.mobile, code));
  return {
    signInId: id,
    sentTo: maskMobile(account.mobile),
    codeLivesSeconds: (sends ? settings.codeMs : settings.signInMs) / 1000,
    method: methods[0] ?? "sms",
    methods,
  };
}

/** Sends a code, or another one, for a sign-in that still waits; the one before no longer works. */
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
    const tooMany = await countCode(tx, context, signIn.accountId);
    if (tooMany) return tooMany;
    await replaceCode(tx, signInId, hashCode(keys.signIn, signInId, code), codeExpiry(context));
    await recordSend(tx, now, signIn, caller);
    return { mobile: signIn.mobile, methods: orderMethods(await findMethods(tx, signIn.accountId)) };
  });
  if (isRefused(outcome)) return outcome;
  const { mobile, methods } = outcome;
  courier.sendSms(codeSms(settings, mobile, code));
  return { signInId, sentTo: maskMobile(mobile), codeLivesSeconds: settings.codeMs / 1000, method: "sms", methods };
}

/** Unknown, finished and expired sign-ins are one and the same to who asks. */
export const signInOver: AccountsRefusal = {
  refused: "code-expired",
  detail: "This sign-in is over. Begin again with your username and password.",
};

/** A code that came back counts no longer: the limit on messages is against flooding and guessing. */
export const forgetSends = (tx: Tx, { keys }: Pick<SignInContext, "keys">, accountId: AccountId): Promise<number> =>
  deleteAttempts(tx, "send", [sendsKey(keys.signIn, accountId)]);

/** What an account has, the one that is asked for first. A text message is the weakest, a recovery code for emergencies. */
const orderMethods = (has: Methods): SecondFactor[] => [
  ...(has.passkeys > 0 ? (["passkey"] as const) : []),
  ...(has.authenticatorApp ? (["authenticator-app"] as const) : []),
  "sms",
  ...(has.recoveryCodes > 0 ? (["recovery-code"] as const) : []),
];

const codeExpiry = ({ accounts, clock }: SignInContext): Date => new Date(clock.now().getTime() + accounts.codeMs);

const sendsKey = (key: Buffer, accountId: AccountId): Buffer => keyedHash(key, "sends", accountId);

const countCode = (tx: Tx, context: SignInContext, accountId: AccountId): Promise<AccountsRefusal | undefined> =>
  countSms(tx, context, "send", sendsKey(context.keys.signIn, accountId));

const recordSend = (
  tx: Tx,
  now: Date,
  { accountId, username }: { accountId: AccountId; username: string },
  { requestId }: Caller,
): Promise<void> =>
  writeEntries(tx, now, [
    { action: "sign-in-code", outcome: "permitted", actor: { accountId, username }, requestId, detail: { sent: true } },
  ]);
