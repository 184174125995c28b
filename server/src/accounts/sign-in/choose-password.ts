import { writeEntries } from "../../audit/index.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { findPasswordFacts, setPasswordHash } from "../people/account-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { BrowserSession } from "../session/session-state.ts";
import { endSession, endSessionsOf } from "../session/session-store.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { refusePassword } from "./password-rules.ts";
import { finishAllSignIns, lockAccount, useAllTemporaryPasswords } from "./sign-in-store.ts";

/**
 * Sets one's own password, in the session that a temporary password opened or after the old one was asked for. Every session of the account ends, this one
 * too, and whatever waited for a code; the owner is told by mail. Policy §4.
 * @returns a refusal with the reason, or undefined when it is set
 */
export async function choosePassword(
  context: AccountsContext,
  { session, newPassword, requestId }: { session: BrowserSession; newPassword: string; requestId: string },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database } = context;
  const { accountId, username } = session;
  const facts = await database.transaction((tx) => findPasswordFacts(tx, accountId));
  if (!facts) throw new Error("A session has no account.");
  const names = [
    "Crossbay",
    settings.exchangeName,
    ...facts.participants,
    facts.given,
    facts.family,
    facts.username,
    facts.email.replace(/@.*$/, ""),
  ];
  const weak = refusePassword(newPassword, names, settings);
  if (weak) return { refused: "password-refused", detail: weak };
  if (facts.passwordHash && (await verifyPassword(facts.passwordHash, newPassword))) {
    return { refused: "password-refused", detail: "This is the password that you had: choose a new one." };
  }
  if (facts.exposedPasswordHash && (await verifyPassword(facts.exposedPasswordHash, newPassword))) {
    return { refused: "password-refused", detail: "This password stood where others could read it: choose a new one." };
  }
  const hash = await hashPassword(newPassword, settings);
  const now = clock.now();
  const changed = await database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    // Two choices at once: the first one ended the session of the second.
    if ((await endSession(tx, session.id, now)) === 0) return false;
    await setPasswordHash(tx, accountId, hash, now);
    await finishAllSignIns(tx, accountId, now);
    await endSessionsOf(tx, accountId, now);
    await useAllTemporaryPasswords(tx, accountId, now);
    await writeEntries(tx, now, [
      { action: "password-change", outcome: "succeeded", actor: { accountId, username }, requestId },
    ]);
    const { email, given, family } = facts;
    const to = { email, name: `${given} ${family}`, accountId };
    await queueLetters(tx, context, [{ template: "password-changed", to, placeholders: {} }]);
    return true;
  });
  if (!changed) return { refused: "sign-in-required", detail: "Your password was chosen already. Sign in with it." };
  return undefined;
}
