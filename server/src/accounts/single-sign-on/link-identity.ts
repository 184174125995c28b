import { writeEntries } from "../../audit/index.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { findPasswordFacts } from "../people/account-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { BrowserSession } from "../session/session-state.ts";
import { browserHashOf } from "./begin-single-sign-on.ts";
import { insertLink, removeLinks, takeSubject } from "./single-sign-on-store.ts";

type Linking = { session: BrowserSession; browserToken: string | undefined; requestId: string };

/**
 * Links the person whom this browser brought back from a directory to the account that has just signed in with its own
 * password and second factor. From then on the directory opens this account. The owner is told by mail.
 */
export async function linkIdentity(
  context: AccountsContext,
  { session, browserToken, requestId }: Linking,
): Promise<{ name: string } | AccountsRefusal> {
  const now = context.clock.now();
  const { accountId, username } = session;
  return context.database.transaction(async (tx) => {
    const found = browserToken ? await takeSubject(tx, browserHashOf(context, browserToken), now) : undefined;
    if (!found) return nothingToLink;
    const { providerId, providerName, participantId, subject } = found;
    if (!session.affiliations.some(({ participant }) => participant.id === participantId)) {
      return {
        refused: "single-sign-on-refused",
        detail: `Your account does not act for the organization of ${providerName}.`,
      };
    }
    if (!(await insertLink(tx, { providerId, subject, accountId, now }))) return nothingToLink;
    const actor = { accountId, username, participantId };
    const detail = { provider: providerId, verb: "linked" };
    await writeEntries(tx, now, [{ action: "second-factor-change", outcome: "succeeded", actor, requestId, detail }]);
    await tellOwner(tx, context, session, `${providerName} can sign you in from now on`);
    return { name: providerName };
  });
}

/** The directory opens this account no longer; its sessions end. */
export async function unlinkIdentity(
  context: AccountsContext,
  { session, providerId, requestId }: { session: BrowserSession; providerId: string; requestId: string },
): Promise<AccountsRefusal | undefined> {
  const now = context.clock.now();
  const { accountId, username } = session;
  return context.database.transaction(async (tx) => {
    if ((await removeLinks(tx, accountId, providerId, now)) === 0) {
      return { refused: "not-found", detail: "There is no such link." };
    }
    const detail = { provider: providerId, verb: "unlinked" };
    const actor = { accountId, username };
    await writeEntries(tx, now, [{ action: "second-factor-change", outcome: "succeeded", actor, requestId, detail }]);
    await tellOwner(tx, context, session, "your organization's sign-in was unlinked");
    return undefined;
  });
}

const nothingToLink: AccountsRefusal = {
  refused: "single-sign-on-refused",
  detail: "There is nothing to link: begin again with the sign-in of your organization.",
};

async function tellOwner(
  tx: Parameters<typeof findPasswordFacts>[0],
  context: AccountsContext,
  { accountId, given, family }: BrowserSession,
  what: string,
): Promise<void> {
  const facts = await findPasswordFacts(tx, accountId);
  if (!facts) throw new Error("A session has no account.");
  const to = { email: facts.email, name: `${given} ${family}`, accountId };
  await queueLetters(tx, context, [{ template: "second-factor-changed", to, placeholders: { what } }]);
}
