import type { CodeSent } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import type { Caller, SignInContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { askForSecondFactor } from "./ask-for-second-factor.ts";
import { type CountedTry, countTry, failTry, takeBackTry } from "./count-try.ts";
import { hashPassword, isOfOtherCost, unmatchableHash, verifyPassword } from "./password-hash.ts";
import { normaliseTemporaryPassword } from "./secrets.ts";
import {
  findTemporaryPasswords,
  replacePasswordHash,
  type SignInAccount,
  type TemporaryPassword,
} from "./sign-in-store.ts";

/**
 * First half of a sign-in: username and password. When they are right, a security code is on its way to the mobile
 * number on record, or a stronger second factor is asked for. An unknown name takes the same steps and the same time as a wrong password, and gets the same
 * answer. Policy §4.
 */
export async function signIn(
  context: SignInContext,
  { username, password }: { username: string; password: string },
  caller: Caller,
): Promise<CodeSent | AccountsRefusal> {
  const counted = await countTry(context, username, caller);
  if (isRefused(counted)) return counted;
  const hash = counted.account?.passwordHash ?? unmatchableHash(context.accounts);
  const account = (await verifyPassword(hash, password)) ? counted.account : undefined;
  if (!account) return failTry(context, { counted, username, caller, temporary: false });
  const answer = await goOn(context, { counted, account, caller });
  if (isOfOtherCost(hash, context.accounts)) renewHash(context, account.accountId, { hash, password });
  return answer;
}

/**
 * The same with a temporary password, which leads to choosing one's own and nowhere else. It is used up once the
 * security code was right. Policy §4.
 */
export async function signInWithTemporaryPassword(
  context: SignInContext,
  { username, temporaryPassword }: { username: string; temporaryPassword: string },
  caller: Caller,
): Promise<CodeSent | AccountsRefusal> {
  const counted = await countTry(context, username, caller);
  if (isRefused(counted)) return counted;
  const temporary = await matchTemporaryPassword(context, counted.account, temporaryPassword);
  const account = temporary && counted.account;
  if (!account) return failTry(context, { counted, username, caller, temporary: true });
  return goOn(context, { counted, account, caller, temporaryPasswordId: temporary.id });
}

async function goOn(
  context: SignInContext,
  signIn: { counted: CountedTry; account: SignInAccount; caller: Caller; temporaryPasswordId?: string },
): Promise<CodeSent | AccountsRefusal> {
  const { account, counted, caller } = signIn;
  await takeBackTry(context, counted);
  if (account.state === "active") return askForSecondFactor(context, signIn);
  const { accountId, username, state } = account;
  const { requestId } = caller;
  await context.audit.record([
    { action: "sign-in", outcome: "refused", actor: { accountId, username }, requestId, detail: { state } },
  ]);
  return { refused: "account-not-active", detail: inactive[state] };
}

/** A password that was hashed at another cost gets a hash of today's, behind the answer, since now it is known. */
function renewHash(context: SignInContext, accountId: AccountId, old: { hash: string; password: string }): void {
  context.courier.run("password-hash", async () => {
    const hash = await hashPassword(old.password, context.accounts);
    await context.database.transaction((tx) => replacePasswordHash(tx, accountId, { old: old.hash, hash }));
  });
}

const inactive: Record<Exclude<SignInAccount["state"], "active">, string> = {
  requested: "Your account is not set up yet. Your user manager knows how far it is.",
  approved: "Your account is not set up yet. Your user manager knows how far it is.",
  "in-training": "Your training is not finished. The account opens when its last module is done.",
  suspended: "Your account is suspended. Ask your user manager.",
  deactivated: "Your account was deactivated. Ask your user manager.",
};

/** An invitation and a reset may be open at once; two are always tried, so that the time tells nothing. */
async function matchTemporaryPassword(
  context: SignInContext,
  account: SignInAccount | undefined,
  typed: string,
): Promise<TemporaryPassword | undefined> {
  const now = context.clock.now();
  const open = await context.database.snapshot((tx) => findTemporaryPasswords(tx, account?.accountId, now));
  const password = normaliseTemporaryPassword(typed);
  const dummy = unmatchableHash(context.accounts);
  const [first, second] = await Promise.all([0, 1].map((nth) => verifyPassword(open[nth]?.hash ?? dummy, password)));
  if (first) return open[0];
  return second ? open[1] : undefined;
}
