import { generateSecret, generateURI, verifySync } from "otplib";

const stepSeconds = 30;

/** A secret for an authenticator app: 160 random bits, as the Base32 that people can type. */
export const makeAuthenticatorSecret = (): string => generateSecret();

/** What a QR code says to an authenticator app. */
export const authenticatorUri = (issuer: string, username: string, secret: string): string =>
  generateURI({ issuer, label: username, secret });

/**
 * The time step of which this is the code, when it is one: the present step of 30 seconds, the one before or the one after,
 * since phones' clocks are a little off. RFC 6238.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const verdict = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return verdict.valid && "timeStep" in verdict ? verdict.timeStep : undefined;
}
