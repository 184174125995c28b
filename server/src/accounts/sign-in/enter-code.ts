import { sameSecret } from "../../platform/secrets.ts";
import type { SignInContext } from "../context.ts";
import { markMobileProved } from "../methods/method-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { SignedIn } from "../session/open-session.ts";
import { type FactorCaller, proveFactor } from "./prove-factor.ts";
import { hashCode } from "./secrets.ts";
import { countCodeTry, type OpenSignIn } from "./sign-in-store.ts";

/** Second half of a sign-in by the security code of a text message; the first one also proves the mobile number. */
export const enterCode = (
  context: SignInContext,
  { signInId, code }: { signInId: string; code: string },
  caller: FactorCaller,
): Promise<SignedIn | AccountsRefusal> =>
  proveFactor(
    context,
    {
      signInId,
      factor: {
        method: "sms",
        refuse: refuseOldCode,
        count: countCodeTry,
        async check(tx, signIn, triesLeft) {
          const hash = hashCode(context.keys.signIn, signIn.id, code);
          if (signIn.codeHash && sameSecret(hash, signIn.codeHash)) {
            await markMobileProved(tx, signIn.accountId, context.clock.now());
            return undefined;
          }
          const isLast = signIn.codeTries + 1 >= context.accounts.codeTriesMax;
          return {
            refused: "code-wrong",
            detail: isLast
              ? "This code no longer works. Ask for another one."
              : `Check the newest message. ${triesLeft}.`,
          };
        },
      },
    },
    caller,
  );

function refuseOldCode(signIn: OpenSignIn, { accounts, clock }: SignInContext): AccountsRefusal | undefined {
  if (!signIn.codeExpiresAt) {
    return { refused: "code-expired", detail: "No security code was sent for this sign-in yet. Ask for one." };
  }
  if (signIn.codeExpiresAt <= clock.now()) {
    return { refused: "code-expired", detail: "The security code is too old. Ask for another one." };
  }
  if (signIn.codeTries >= accounts.codeTriesMax) {
    return { refused: "code-expired", detail: "Too many wrong codes: this one no longer works. Ask for another one." };
  }
  return undefined;
}
