import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
} from "openid-client";
import type { Keys } from "../../platform/keys.ts";
import { openSecret } from "../../platform/sealed-secret.ts";
import type { IdentityProvider } from "./identity-provider-store.ts";

const timeoutSeconds = 10;
const metadataLivesMs = 60 * 60 * 1000;

type Known = { configuration: Promise<Configuration>; until: number; secret: Buffer };
const known = new Map<string, Known>();

/** Where a directory asks who somebody is; it sends the browser back to `redirectUri`. OpenID Connect Core 1.0 §3.1. */
export async function authorizationUrl(
  keys: Keys,
  provider: IdentityProvider,
  visit: { redirectUri: string; state: string; nonce: string; codeVerifier: string; launch?: string },
): Promise<URL> {
  return buildAuthorizationUrl(await configurationOf(keys, provider), {
    redirect_uri: visit.redirectUri,
    scope: visit.launch ? `${provider.scope} launch` : provider.scope,
    state: visit.state,
    nonce: visit.nonce,
    code_challenge: await calculatePKCECodeChallenge(visit.codeVerifier),
    code_challenge_method: "S256",
    // SMART App Launch: the EHR says by this which patient is open.
    ...(visit.launch ? { launch: visit.launch, aud: provider.issuer } : {}),
  });
}

/**
 * Who came back: the subject and the patient claim of an answer whose code, state, nonce, signature, issuer, audience and
 * times are right. Throws when anything is not.
 */
export async function readReturn(
  keys: Keys,
  provider: IdentityProvider,
  returned: { url: URL; state: string; nonce: string; codeVerifier: string },
): Promise<{ subject: string; patient: unknown }> {
  const tokens = await authorizationCodeGrant(await configurationOf(keys, provider), returned.url, {
    expectedState: returned.state,
    expectedNonce: returned.nonce,
    pkceCodeVerifier: returned.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("The directory's answer names nobody.");
  return { subject: claims.sub, patient: tokens[provider.patientClaim] ?? claims[provider.patientClaim] };
}

/** A directory's metadata is asked once an hour. */
function configurationOf(keys: Keys, provider: IdentityProvider): Promise<Configuration> {
  const found = known.get(provider.id);
  if (found && found.until > performance.now() && found.secret.equals(provider.clientSecret))
    return found.configuration;
  const secret = openSecret(keys.secrets, provider.id, provider.clientSecret);
  const isPlain = new URL(provider.issuer).protocol === "http:";
  const configuration = discovery(new URL(provider.issuer), provider.clientId, undefined, ClientSecretBasic(secret), {
    timeout: timeoutSeconds,
    ...(isPlain ? { execute: [allowInsecureRequests] } : {}),
  });
  known.set(provider.id, { configuration, until: performance.now() + metadataLivesMs, secret: provider.clientSecret });
  configuration.catch(() => known.delete(provider.id));
  return configuration;
}
