import { randomPKCECodeVerifier } from "openid-client";
import { failureFacts } from "../../platform/failure-facts.ts";
import { keyedHash, newId } from "../../platform/ids.ts";
import { makeToken } from "../../platform/secrets.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { authorizationUrl } from "./directory-client.ts";
import { listIdentityProviders } from "./identity-provider-store.ts";
import { insertVisit } from "./single-sign-on-store.ts";

const visitMs = 10 * 60 * 1000;

/** Where a directory sends the browser back to; it is registered there. */
export const redirectUriOf = (context: Pick<AccountsContext, "accounts">, providerId: string): string =>
  `${context.accounts.publicUrl}/api/sign-in/single-sign-on/${providerId}/callback`;

/** What is stored of the token that binds a visit to its browser. */
export const browserHashOf = ({ keys }: Pick<AccountsContext, "keys">, token: string): Buffer =>
  keyedHash(keys.signIn, "single-sign-on", token);

/**
 * Sends a browser to its organization's directory. The visit is bound to the browser by a cookie, lives ten minutes and
 * comes back once.
 * @param launch of an EHR that starts the exchange for the patient who is open there (SMART App Launch)
 */
export async function beginSingleSignOn(
  context: AccountsContext,
  { providerId, launch }: { providerId: string; launch?: string | undefined },
): Promise<{ url: URL; browserToken: string } | AccountsRefusal> {
  const { clock, database, keys, log } = context;
  const now = clock.now();
  const [provider] = await database.snapshot((tx) => listIdentityProviders(tx, providerId));
  if (!provider)
    return { refused: "single-sign-on-refused", detail: "There is no such sign-in. Use your username and password." };
  const visit = { id: newId(now), codeVerifier: randomPKCECodeVerifier(), nonce: makeToken() };
  const browserToken = makeToken();
  try {
    const url = await authorizationUrl(keys, provider, {
      redirectUri: redirectUriOf(context, providerId),
      state: visit.id,
      nonce: visit.nonce,
      codeVerifier: visit.codeVerifier,
      ...(launch ? { launch } : {}),
    });
    const browserHash = browserHashOf(context, browserToken);
    await database.transaction((tx) =>
      insertVisit(tx, { ...visit, providerId, browserHash }, now, new Date(now.getTime() + visitMs)),
    );
    return { url, browserToken };
  } catch (error) {
    log.warn({ provider: providerId, ...failureFacts(error) }, "a directory does not answer");
    return {
      refused: "single-sign-on-refused",
      detail: `${provider.name} does not answer at this moment. Sign in with your username and password.`,
    };
  }
}
