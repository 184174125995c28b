import type { Keys } from "../../platform/keys.ts";
import { readSecretLinkToken, secretLinkToken } from "./secret-link.ts";

const purpose = "letter";

/** Carries the letter's token; Message-ID does too, but some mail servers write another one. */
export const letterHeader = "X-Crossbay-Letter";

/** Header fields by which a notice of a mail server names the letter that it sends back; nobody can make one up. */
export function letterHeaders(
  keys: Keys,
  { id, publicUrl }: { id: string; publicUrl: string },
): Record<string, string> {
  const token = secretLinkToken(keys, purpose, id);
  return { "Message-ID": `<${token}@${new URL(publicUrl).hostname}>`, [letterHeader]: token };
}

/** The letter that one of these values of header fields names. */
export function letterOfHeaders(keys: Keys, values: readonly string[]): string | undefined {
  for (const value of values) {
    const token = /^<?([\w.-]{1,200})(?:@[^\s<>@]{1,255}>)?$/.exec(value.trim())?.[1];
    const id = token && readSecretLinkToken(keys, purpose, token);
    if (id) return id;
  }
  return undefined;
}
