import type { CodeSent, SecondFactor } from "@crossbay/contract";

const outcomes = ["refused", "link", "code"] as const;

/**
 * What the address of the sign-in page may say: that single sign-on sent somebody back. `refused`: it did not work; `link`:
 * it worked, and no account is linked yet; `code`: the second factor is still asked for.
 */
export interface SignInAddress {
  sso?: (typeof outcomes)[number];
}

export function readSignInAddress({ sso }: Record<string, unknown>): SignInAddress {
  const known = outcomes.find((each) => each === sso);
  return known ? { sso: known } : {};
}

const methods: readonly SecondFactor[] = ["sms", "authenticator-app", "passkey", "recovery-code"];

/** Reads what `sso=code` brings in its fragment, as if the password had just been right; nothing when it was cut. */
export function readSent(fragment: string): CodeSent | undefined {
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll("-", "+").replaceAll("_", "/")), (each) =>
      each.charCodeAt(0),
    );
    const sent: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isSent(sent) ? sent : undefined;
  } catch {
    return undefined;
  }
}

function isSent(value: unknown): value is CodeSent {
  if (typeof value !== "object" || value === null) return false;
  const sent = value as Partial<Record<keyof CodeSent, unknown>>;
  return (
    typeof sent.signInId === "string" &&
    typeof sent.sentTo === "string" &&
    typeof sent.codeLivesSeconds === "number" &&
    methods.some((each) => each === sent.method) &&
    Array.isArray(sent.methods) &&
    sent.methods.every((method) => methods.some((each) => each === method))
  );
}
