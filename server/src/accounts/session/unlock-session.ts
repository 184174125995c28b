import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasskeyAgain, beginPasskeyAgain } from "./ask-passkey-again.ts";
import { askPasswordAgain } from "./ask-password-again.ts";
import type { BrowserSession } from "./session-state.ts";
import { resumeSession } from "./session-store.ts";

type Unlocking = { session: BrowserSession; requestId: string };

/**
 * Resumes a locked session in place by its owner's password; after the fifth wrong one the session ends. Policy §4.
 * @returns a refusal, or undefined when the session is active
 */
export const unlockSession = (
  context: AccountsContext,
  { session, password, requestId }: Unlocking & { password: string },
): Promise<AccountsRefusal | undefined> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "session-unlock",
    whenRight: (tx) => resume(tx, context, { session, requestId }, "password"),
  });

/** Options for the browser to unlock this session by a passkey; the challenge is kept for five minutes and one answer. */
export const beginPasskeyUnlock = (
  context: AccountsContext,
  session: BrowserSession,
): Promise<{ options: unknown } | AccountsRefusal> => beginPasskeyAgain(context, { session, use: "unlock" });

/** Resumes a locked session by a passkey that asked for finger, face or PIN; its tries count with those of the password. */
export const finishPasskeyUnlock = (
  context: AccountsContext,
  { session, response, requestId }: Unlocking & { response: unknown },
): Promise<AccountsRefusal | undefined> =>
  askPasskeyAgain(context, {
    session,
    response,
    requestId,
    use: "unlock",
    action: "session-unlock",
    whenRight: (tx) => resume(tx, context, { session, requestId }, "passkey"),
  });

async function resume(
  tx: Tx,
  { clock }: AccountsContext,
  { session, requestId }: Unlocking,
  method: "password" | "passkey",
): Promise<undefined> {
  const now = clock.now();
  await resumeSession(tx, session.id, now);
  const actor = { accountId: session.accountId, username: session.username };
  await writeEntries(tx, now, [
    { action: "session-unlock", outcome: "succeeded", actor, requestId, detail: { method } },
  ]);
  return undefined;
}
