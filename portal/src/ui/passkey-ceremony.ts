import type { WebAuthnOptions } from "@crossbay/contract";
import type { Answer } from "./api/ask.ts";
import type { PasskeyAsked } from "./web-authn.ts";

interface Steps<T> {
  begin(): Promise<Answer<WebAuthnOptions>>;
  /** The browser's part: proving a passkey, or making one. */
  ask(options: unknown): Promise<PasskeyAsked>;
  finish(response: unknown): Promise<Answer<T>>;
}

/**
 * The exchange's options, the browser, the exchange's word. Nothing when the browser or its reader stopped.
 * @see https://www.w3.org/TR/webauthn-3/#ceremony
 */
export async function runPasskeyCeremony<T>({ begin, ask, finish }: Steps<T>): Promise<Answer<T> | undefined> {
  const begun = await begin();
  if (!begun.ok) return begun;
  const asked = await ask(begun.value.options);
  return asked.outcome === "answered" ? finish(asked.response) : undefined;
}
