import type { AuthenticatorAppBegun } from "@crossbay/contract";
import { openSecret, sealSecret } from "../../platform/sealed-secret.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasswordAgain } from "../session/ask-password-again.ts";
import { wrongCode } from "../sign-in/enter-authenticator-code.ts";
import { lockAccount } from "../sign-in/sign-in-store.ts";
import { authenticatorUri, makeAuthenticatorSecret, stepOfCode } from "./authenticator-rules.ts";
import { beginApp, countConfirmTry, lockBegunApp, removeApp, takeApp } from "./authenticator-store.ts";
import { type OwnChange, recordChange } from "./record-change.ts";

const begunMs = 15 * 60_000;

/** Makes a secret for an authenticator app; it is used from the first code on that comes back, within a quarter of an hour. */
export const beginAuthenticatorApp = (
  context: AccountsContext,
  { session, password, requestId }: OwnChange & { password: string },
): Promise<AuthenticatorAppBegun | AccountsRefusal> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "second-factor-change",
    async whenRight(tx) {
      const { accountId, username } = session;
      const secret = makeAuthenticatorSecret();
      const sealed = sealSecret(context.keys.secrets, accountId, secret);
      await beginApp(tx, { accountId, secret: sealed, now: context.clock.now() });
      return { secret, uri: authenticatorUri(context.accounts.exchangeName, username, secret) };
    },
  });

/** Takes the app into use, in place of the one before, once it shows the right code. */
export function confirmAuthenticatorApp(
  context: AccountsContext,
  { session, code, requestId }: OwnChange & { code: string },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database, keys } = context;
  const now = clock.now();
  const { accountId } = session;
  return database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const app = await lockBegunApp(tx, accountId, new Date(now.getTime() - begunMs));
    if (!app || app.confirmTries >= settings.codeTriesMax) return beginAgain;
    await countConfirmTry(tx, app.id);
    const step = stepOfCode(openSecret(keys.secrets, accountId, app.secret), code, now);
    if (step === undefined) return { refused: "second-factor-refused", detail: wrongCode };
    await takeApp(tx, { id: app.id, accountId, step, now });
    const inWords = "an authenticator app was added";
    await recordChange(tx, context, { session, requestId, what: "authenticator-app-added", inWords });
    return undefined;
  });
}

/** Takes the app away; the text message remains. */
export const removeAuthenticatorApp = (
  context: AccountsContext,
  { session, password, requestId }: OwnChange & { password: string },
): Promise<AccountsRefusal | undefined> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "second-factor-change",
    async whenRight(tx) {
      if ((await removeApp(tx, session.accountId)) === 0) {
        return { refused: "not-found" as const, detail: "Your account has no authenticator app." };
      }
      const inWords = "the authenticator app was removed";
      await recordChange(tx, context, { session, requestId, what: "authenticator-app-removed", inWords });
      return undefined;
    },
  });

const beginAgain: AccountsRefusal = {
  refused: "code-expired",
  detail: "This secret is no longer open. Begin again and scan the new picture.",
};
