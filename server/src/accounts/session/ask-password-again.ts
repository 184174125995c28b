import { type AuditAction, type AuditEntry, writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { findPasswordFacts } from "../people/account-store.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { attemptsSince, deleteAttempts, insertAttempt, lockAttempts } from "../sign-in/attempt-store.ts";
import { unmatchableHash, verifyPassword } from "../sign-in/password-hash.ts";
import { lockAccount } from "../sign-in/sign-in-store.ts";
import { dayMs } from "../sign-in/slow-down-rules.ts";
import type { BrowserSession } from "./session-state.ts";
import { endSession } from "./session-store.ts";

/** Whose session it is. */
export type OwnSession = Pick<BrowserSession, "id" | "accountId" | "username">;

/** How a wrong proof is audited: under which action, and what it was asked for. */
export type WrongProof = { action: AuditAction; about?: Partial<AuditEntry> };

type Asked<Result> = WrongProof & {
  session: OwnSession;
  password: string;
  requestId: string;
  /** What the password was asked for, in the transaction that takes its tries back. The account is locked. */
  whenRight(tx: Tx): Promise<Result>;
};

/**
 * Asks for the password again inside a session: to unlock it, and for each change of a way in. Tries are counted before
 * they are looked at; after the fifth wrong one the session ends, and it takes a whole sign-in again. Policy §4.
 */
export async function askPasswordAgain<Result>(
  context: AccountsContext,
  { session, password, requestId, action, about, whenRight }: Asked<Result>,
): Promise<Result | AccountsRefusal> {
  const counted = await countUnlockTry(context, session);
  if (isRefused(counted)) return counted;
  const facts = await context.database.transaction((tx) => findPasswordFacts(tx, session.accountId));
  const right = await verifyPassword(facts?.passwordHash ?? unmatchableHash(context.accounts), password);
  return context.database.transaction(async (tx) => {
    await lockAccount(tx, session.accountId);
    if (!right) return failUnlock(tx, context, { session, requestId, action, about, left: counted.left });
    await forgetUnlockTries(tx, context, session);
    return whenRight(tx);
  });
}

/** Counts a try at this session, before it is looked at. Refused when the session has ended by too many of them. */
export function countUnlockTry(
  { accounts: settings, clock, database, keys }: AccountsContext,
  session: OwnSession,
): Promise<{ left: number } | AccountsRefusal> {
  const now = clock.now();
  const key = unlockKey(keys.signIn, session);
  return database.transaction(async (tx) => {
    await lockAttempts(tx, "unlock", key);
    const since = new Date(now.getTime() - dayMs);
    const triedAt = await attemptsSince(tx, "unlock", key, since, settings.unlockTriesMax);
    if (triedAt.length >= settings.unlockTriesMax) return sessionEnded;
    await insertAttempt(tx, "unlock", key, now);
    return { left: settings.unlockTriesMax - triedAt.length - 1 };
  });
}

export const forgetUnlockTries = (tx: Tx, { keys }: AccountsContext, session: OwnSession): Promise<number> =>
  deleteAttempts(tx, "unlock", [unlockKey(keys.signIn, session)]);

/** A try was wrong: audited, and the session ends with the last one. */
export async function failUnlock(
  tx: Tx,
  { clock }: AccountsContext,
  failed: {
    session: OwnSession;
    requestId: string;
    action: AuditAction;
    about?: Partial<AuditEntry> | undefined;
    left: number;
    method?: "password" | "passkey";
  },
): Promise<AccountsRefusal> {
  const { session, requestId, action, about, left, method = "password" } = failed;
  const now = clock.now();
  if (left === 0) await endSession(tx, session.id, now);
  const actor = { accountId: session.accountId, username: session.username };
  await writeEntries(tx, now, [{ action, outcome: "failed", actor, requestId, detail: { wrong: method }, ...about }]);
  if (left === 0) return sessionEnded;
  const tries = left === 1 ? "One try is left" : `${left} tries are left`;
  return method === "password"
    ? { refused: "sign-in-failed", detail: `The password is not right. ${tries} before this session ends.` }
    : {
        refused: "second-factor-refused",
        detail: `The passkey could not be checked. Use the password, or try again: ${tries.toLowerCase()}.`,
      };
}

const unlockKey = (key: Buffer, session: OwnSession): Buffer => keyedHash(key, "unlock", session.id);

const sessionEnded: AccountsRefusal = {
  refused: "sign-in-required",
  detail: "Too many wrong tries: the session has ended. Sign in again.",
};
