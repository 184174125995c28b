/** What became of asking the browser for a passkey. `refused`: by the reader, the clock, or the device. */
export type PasskeyAsked = { outcome: "answered"; response: unknown } | { outcome: "refused" | "unsupported" };

/** Whether this browser can speak to passkeys at all; old ones and insecure addresses cannot. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

/** Proves a passkey. `options` are those of the exchange, as JSON. */
export const askForPasskey = (options: unknown): Promise<PasskeyAsked> =>
  asking(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
    }),
  );

/** Makes a passkey on this device, or on one that the browser offers. */
export const makePasskey = (options: unknown): Promise<PasskeyAsked> =>
  asking(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
    }),
  );

async function asking(ask: () => Promise<Credential | null>): Promise<PasskeyAsked> {
  if (!canUsePasskeys()) return { outcome: "unsupported" };
  try {
    const credential = await ask();
    if (!(credential instanceof PublicKeyCredential)) return { outcome: "refused" };
    return { outcome: "answered", response: credential.toJSON() };
  } catch (cause) {
    // The browser tells nobody why: cancelled, no such passkey and too late look alike on purpose.
    if (cause instanceof DOMException) return { outcome: "refused" };
    throw cause;
  }
}
