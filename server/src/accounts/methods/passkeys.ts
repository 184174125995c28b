import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasswordAgain } from "../session/ask-password-again.ts";
import { lockAccount } from "../sign-in/sign-in-store.ts";
import { challengeMs, registrationOptions, verifyNewPasskey } from "./passkey-ceremony.ts";
import { deletePasskey, insertChallenge, insertPasskey, listPasskeys, takeChallenge } from "./passkey-store.ts";
import { type OwnChange, recordChange } from "./record-change.ts";

const passkeysMax = 10;

/** Options for the browser to make a passkey; the challenge is this session's, for five minutes and one answer. */
export const beginPasskey = (
  context: AccountsContext,
  { session, password, requestId }: OwnChange & { password: string },
): Promise<{ options: unknown } | AccountsRefusal> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "second-factor-change",
    async whenRight(tx) {
      const { accountId, username, given, family } = session;
      const passkeys = await listPasskeys(tx, accountId);
      if (passkeys.length >= passkeysMax) return tooMany;
      const owner = { accountId, username, name: `${given} ${family}`, passkeys };
      const options = await registrationOptions(context.accounts, owner);
      const expiresAt = new Date(context.clock.now().getTime() + challengeMs);
      await insertChallenge(tx, { use: "add", subject: session.id, challenge: options.challenge, expiresAt });
      return { options };
    },
  });

/** Keeps the passkey that the browser made. */
export function finishPasskey(
  context: AccountsContext,
  { session, response, name, requestId }: OwnChange & { response: unknown; name: string },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database } = context;
  const now = clock.now();
  const { accountId } = session;
  return database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const challenge = await takeChallenge(tx, "add", session.id, now);
    const made = challenge && (await verifyNewPasskey(settings, { response, challenge }));
    if (!made) return notMade;
    if ((await listPasskeys(tx, accountId)).length >= passkeysMax) return tooMany;
    if (!(await insertPasskey(tx, { ...made, accountId, name: name.trim() || "Passkey", now }))) return knownAlready;
    const inWords = "a passkey was added";
    await recordChange(tx, context, { session, requestId, what: "passkey-added", inWords });
    return undefined;
  });
}

/** Takes a passkey away. */
export const removePasskey = (
  context: AccountsContext,
  { session, password, id, requestId }: OwnChange & { password: string; id: string },
): Promise<AccountsRefusal | undefined> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "second-factor-change",
    async whenRight(tx) {
      if (!(await deletePasskey(tx, session.accountId, id))) {
        return { refused: "not-found" as const, detail: "This passkey is none of yours, or it was removed already." };
      }
      const inWords = "a passkey was removed";
      await recordChange(tx, context, { session, requestId, what: "passkey-removed", inWords });
      return undefined;
    },
  });

const tooMany: AccountsRefusal = {
  refused: "form-refused",
  detail: `An account has at most ${passkeysMax} passkeys: remove one that you no longer use.`,
};
const notMade: AccountsRefusal = {
  refused: "second-factor-refused",
  detail: "The passkey could not be checked, or it took too long. Begin again.",
};
const knownAlready: AccountsRefusal = {
  refused: "form-refused",
  detail: "This passkey is known already.",
};
