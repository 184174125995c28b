import type { Purpose } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { actingForOf, type BrowserSession } from "./session-state.ts";
import { endSession, lockIdleSince, setActingFor, setPurpose } from "./session-store.ts";

type SessionChange = { session: BrowserSession; requestId: string };

/** Ends the session of this browser. */
export async function signOut(context: AccountsContext, { session, requestId }: SessionChange): Promise<void> {
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    await endSession(tx, session.id, now);
    const actor = { accountId: session.accountId, username: session.username };
    await writeEntries(tx, now, [{ action: "sign-out", outcome: "succeeded", actor, requestId }]);
  });
}

/** Locks the session before it is idle: its screen goes to somebody else's hands, such as a patient's who signs. */
export async function lockSession(context: AccountsContext, session: BrowserSession): Promise<void> {
  const lockedBefore = new Date(context.clock.now().getTime() - context.accounts.sessionIdleMs);
  await context.database.transaction((tx) => lockIdleSince(tx, session.id, lockedBefore));
}

/** Chooses for whom the account acts from now on; a purpose stated for another participant is asked again. */
export async function actFor(
  context: AccountsContext,
  { session, requestId, affiliationId }: SessionChange & { affiliationId: string },
): Promise<AccountsRefusal | undefined> {
  const affiliation = session.affiliations.find(({ id }) => id === affiliationId);
  if (!affiliation) {
    return { refused: "affiliation-missing", detail: "This is not one of the participants for which you act." };
  }
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    await setActingFor(tx, session.id, affiliation.id);
    const actor = {
      accountId: session.accountId,
      username: session.username,
      title: affiliation.title.name,
      participantId: affiliation.participant.id,
    };
    await writeEntries(tx, now, [{ action: "acting-for", outcome: "succeeded", actor, requestId }]);
  });
  return undefined;
}

/** States why the reader looks, once a session. */
export async function statePurpose(
  context: AccountsContext,
  { session, requestId, purpose }: SessionChange & { purpose: Purpose },
): Promise<AccountsRefusal | undefined> {
  const affiliation = actingForOf(session);
  if (!affiliation)
    return { refused: "affiliation-missing", detail: "Choose for whom you act, then state your purpose." };
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    await setPurpose(tx, session.id, purpose);
    const actor = {
      accountId: session.accountId,
      username: session.username,
      title: affiliation.title.name,
      participantId: affiliation.participant.id,
    };
    await writeEntries(tx, now, [{ action: "purpose", outcome: "succeeded", actor, purpose, requestId }]);
  });
  return undefined;
}
