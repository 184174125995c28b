import { writeEntries } from "../../audit/index.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { finishAllSignIns, lockAccount } from "../sign-in/sign-in-store.ts";
import { endOpenSession } from "./own-sessions-store.ts";
import type { BrowserSession } from "./session-state.ts";
import { endSessionsOf } from "./session-store.ts";

type Ending = { session: BrowserSession; requestId: string };

/** Ends one of one's own sessions, wherever it is; refused as not found when it is none, or has ended. */
export async function endOwnSession(
  { clock, database }: AccountsContext,
  { session, id, requestId }: Ending & { id: string },
): Promise<AccountsRefusal | undefined> {
  const now = clock.now();
  const { accountId, username } = session;
  return database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    if (!(await endOpenSession(tx, accountId, id, now))) {
      return { refused: "not-found", detail: "This session is none of yours, or it has ended already." };
    }
    await writeEntries(tx, now, [
      {
        action: "session-end",
        outcome: "succeeded",
        actor: { accountId, username },
        requestId,
        detail: { session: id },
      },
    ]);
    return undefined;
  });
}

/** Ends every session of the account, this one too, and whatever waits for a second factor. */
export async function signOutEverywhere(
  { clock, database }: AccountsContext,
  { session, requestId }: Ending,
): Promise<void> {
  const now = clock.now();
  const { accountId, username } = session;
  await database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await finishAllSignIns(tx, accountId, now);
    const sessions = await endSessionsOf(tx, accountId, now);
    await writeEntries(tx, now, [
      { action: "session-end", outcome: "succeeded", actor: { accountId, username }, requestId, detail: { sessions } },
    ]);
  });
}
