import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";
import { sameSecret } from "../../platform/secrets.ts";

/**
 * The token of a personal link in a mail: the id of what it opens and a keyed hash of it, so that it need not be stored, and
 * knowing ids is not enough. Whoever gives it out decides how long what it opens lives.
 * @param purpose keeps a link of one kind from passing for another
 */
export const secretLinkToken = (keys: Keys, purpose: string, subject: string): string =>
  `${subject}.${keyedHash(keys.signIn, "link", purpose, subject).toString("base64url")}`;

/** The id that a token stands for, when it is a token of this purpose that was given out here. */
export function readSecretLinkToken(keys: Keys, purpose: string, token: string): string | undefined {
  const dot = token.lastIndexOf(".");
  if (dot < 1 || token.length > 200) return undefined;
  const subject = token.slice(0, dot);
  return sameSecret(token, secretLinkToken(keys, purpose, subject)) ? subject : undefined;
}
