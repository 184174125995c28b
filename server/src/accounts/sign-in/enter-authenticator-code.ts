import { openSecret } from "../../platform/sealed-secret.ts";
import type { SignInContext } from "../context.ts";
import { stepOfCode } from "../methods/authenticator-rules.ts";
import { lockAuthenticatorApp, useStep } from "../methods/authenticator-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { SignedIn } from "../session/open-session.ts";
import { type FactorCaller, otherFactorBounds, proveFactor } from "./prove-factor.ts";

/** Second half of a sign-in by the code of an authenticator app. A code is used once. */
export const enterAuthenticatorCode = (
  context: SignInContext,
  { signInId, code }: { signInId: string; code: string },
  caller: FactorCaller,
): Promise<SignedIn | AccountsRefusal> =>
  proveFactor(
    context,
    {
      signInId,
      factor: {
        method: "authenticator-app",
        ...otherFactorBounds,
        async check(tx, { accountId }, triesLeft) {
          const { clock, keys } = context;
          const now = clock.now();
          const app = await lockAuthenticatorApp(tx, accountId);
          if (!app) return refuse(`This account has no authenticator app: use another way. ${triesLeft}.`);
          const step = stepOfCode(openSecret(keys.secrets, accountId, app.secret), code, now);
          if (step === undefined) return refuse(`${wrongCode} ${triesLeft}.`);
          if (step <= app.lastStep) {
            return refuse(`This code was used already: wait until the app shows the next one. ${triesLeft}.`);
          }
          await useStep(tx, app.id, step, now);
          return undefined;
        },
      },
    },
    caller,
  );

/** Said each time, since a code of a wrong clock cannot be told from a guess. */
export const wrongCode =
  "Check that it is the code which the app shows now. If it is, the clock of your phone is off: let the phone set its time " +
  "by itself.";

const refuse = (detail: string): AccountsRefusal => ({ refused: "second-factor-refused", detail });
