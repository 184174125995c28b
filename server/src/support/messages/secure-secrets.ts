import { keyedHash } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";

/** What is stored of a code, a pass or a passphrase: worth nothing without the key, and nothing at another link or party. */
export const hashOfSecret = (
  { signIn }: Keys,
  use: "code" | "pass" | "passphrase",
  ownerId: string,
  secret: string,
): Buffer => keyedHash(signIn, `secure-message-${use}`, ownerId, secret);

/** A passphrase as it is compared: it is told by telephone, so case and spaces do not matter. */
export const foldPassphrase = (typed: string): string =>
  typed.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
