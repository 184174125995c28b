import { writeEntries } from "../../audit/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { AccountsContext } from "../context.ts";
import { findPasswordFacts } from "../people/account-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { attemptsSince, deleteAttempts, insertAttempt, lockAttempts } from "../sign-in/attempt-store.ts";
import { unmatchableHash, verifyPassword } from "../sign-in/password-hash.ts";
import { dayMs } from "../sign-in/slow-down-rules.ts";
import type { BrowserSession } from "./session-state.ts";
import { endSession, resumeSession } from "./session-store.ts";

/**
 * Resumes a locked session in place by its owner's password. Tries are counted before they are looked at; after the
 * fifth wrong one the session ends, and it takes a whole sign-in again. Policy §4.
 * @returns a refusal, or undefined when the session is active
 */
export async function unlockSession(
  context: AccountsContext,
  { session, password, requestId }: { session: BrowserSession; password: string; requestId: string },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database, keys } = context;
  const now = clock.now();
  const key = keyedHash(keys.signIn, "unlock", session.id);
  const actor = { accountId: session.accountId, username: session.username };
  const counted = await database.transaction(async (tx) => {
    await lockAttempts(tx, "unlock", key);
    const since = new Date(now.getTime() - dayMs);
    const triedAt = await attemptsSince(tx, "unlock", key, since, settings.unlockTriesMax);
    if (triedAt.length >= settings.unlockTriesMax) return undefined;
    await insertAttempt(tx, "unlock", key, now);
    return {
      left: settings.unlockTriesMax - triedAt.length - 1,
      facts: await findPasswordFacts(tx, session.accountId),
    };
  });
  if (!counted) return sessionEnded;

  const right = await verifyPassword(counted.facts?.passwordHash ?? unmatchableHash(settings), password);
  await database.transaction(async (tx) => {
    if (right) {
      await deleteAttempts(tx, "unlock", [key]);
      await resumeSession(tx, session.id, now);
    } else if (counted.left === 0) {
      await endSession(tx, session.id, now);
    }
    const outcome = right ? "succeeded" : "failed";
    await writeEntries(tx, now, [{ action: "session-unlock", outcome, actor, requestId }]);
  });
  if (right) return undefined;
  if (counted.left === 0) return sessionEnded;
  const tries = counted.left === 1 ? "One try is left" : `${counted.left} tries are left`;
  return { refused: "sign-in-failed", detail: `The password is not right. ${tries} before this session ends.` };
}

const sessionEnded: AccountsRefusal = {
  refused: "sign-in-required",
  detail: "Too many wrong passwords: the session has ended. Sign in again.",
};
