import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { AccountsSettings } from "../settings.ts";
import { NewPasskey, PasskeyProof, readShape } from "./passkey-shapes.ts";
import type { StoredPasskey } from "./passkey-store.ts";

type Exchange = Pick<AccountsSettings, "exchangeName" | "publicUrl">;

/** A challenge and its passkey live this long. */
export const challengeMs = 5 * 60_000;

// Ed25519, ECDSA with P-256, RSA with PKCS #1 v1.5: what platforms and security keys have. IANA COSE algorithms.
const algorithms = [-8, -7, -257];

/** Whom a passkey is for: the portal's host, and no other (WebAuthn §5.1.2). */
const partyOf = ({ publicUrl }: Exchange): { id: string; origin: string } => {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
};

const base64url = (value: Buffer): string => value.toString("base64url");

/** What the browser needs to make a passkey. Its `challenge` must be kept. */
export const registrationOptions = (
  exchange: Exchange,
  owner: { accountId: string; username: string; name: string; passkeys: readonly StoredPasskey[] },
) =>
  generateRegistrationOptions({
    rpName: exchange.exchangeName,
    rpID: partyOf(exchange).id,
    userID: new TextEncoder().encode(owner.accountId),
    userName: owner.username,
    userDisplayName: owner.name,
    timeout: challengeMs,
    attestationType: "none",
    excludeCredentials: owner.passkeys.map(({ credentialId }) => ({ id: base64url(credentialId) })),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
    supportedAlgorithmIDs: algorithms,
  });

/** The new passkey, when the browser's answer fits the challenge and this portal. */
export async function verifyNewPasskey(
  exchange: Exchange,
  { response, challenge }: { response: unknown; challenge: string },
): Promise<Omit<StoredPasskey, "id"> | undefined> {
  const answer = readShape(NewPasskey, response);
  if (!answer) return undefined;
  const { id, origin } = partyOf(exchange);
  const verdict = await verifyRegistrationResponse({
    response: { ...answer, response: answer.response as never, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(notRight);
  if (!verdict?.verified) return undefined;
  const { credential } = verdict.registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, "base64url"),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: answer.response.transports ?? [],
  };
}

/** What the browser needs to prove one of these passkeys. Its `challenge` must be kept. */
export const proofOptions = (
  exchange: Exchange,
  { passkeys, alone }: { passkeys: readonly StoredPasskey[]; alone: boolean },
) =>
  generateAuthenticationOptions({
    rpID: partyOf(exchange).id,
    timeout: challengeMs,
    userVerification: alone ? "required" : "preferred",
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: base64url(credentialId), transports })),
  });

/**
 * Which of these passkeys the browser's answer proves, and its new counter. `alone`: no password came before it, so the
 * passkey must have asked for finger, face or PIN.
 */
export async function verifyProof(
  exchange: Exchange,
  proof: { response: unknown; challenge: string; passkeys: readonly StoredPasskey[]; alone: boolean },
): Promise<{ id: string; counter: number } | undefined> {
  const answer = readShape(PasskeyProof, proof.response);
  const passkey = answer && proof.passkeys.find(({ credentialId }) => base64url(credentialId) === answer.id);
  if (!passkey) return undefined;
  const { id, origin } = partyOf(exchange);
  const verdict = await verifyAuthenticationResponse({
    response: { ...answer, response: answer.response, clientExtensionResults: {} },
    expectedChallenge: proof.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: proof.alone,
    credential: {
      id: answer.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(notRight);
  return verdict?.verified ? { id: passkey.id, counter: verdict.authenticationInfo.newCounter } : undefined;
}

/** The library throws for everything that an answer can have wrong. */
const notRight = (): undefined => undefined;
