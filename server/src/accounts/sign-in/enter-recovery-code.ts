import type { SignInContext } from "../context.ts";
import { useRecoveryCode } from "../methods/recovery-code-store.ts";
import { tellOwner } from "../methods/tell-owner.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { SignedIn } from "../session/open-session.ts";
import { type FactorCaller, otherFactorBounds, proveFactor } from "./prove-factor.ts";
import { hashRecoveryCode } from "./secrets.ts";

/** Second half of a sign-in by a recovery code, which works once. The owner is told by mail. */
export const enterRecoveryCode = (
  context: SignInContext,
  { signInId, code }: { signInId: string; code: string },
  caller: FactorCaller,
): Promise<SignedIn | AccountsRefusal> =>
  proveFactor(
    context,
    {
      signInId,
      factor: {
        method: "recovery-code",
        ...otherFactorBounds,
        async check(tx, { accountId }, triesLeft) {
          const hash = hashRecoveryCode(context.keys.signIn, accountId, code);
          if (!(await useRecoveryCode(tx, accountId, hash, context.clock.now()))) {
            return {
              refused: "second-factor-refused",
              detail: `This is none of your recovery codes, or it was used already: each works once. ${triesLeft}.`,
            };
          }
          await tellOwner(
            tx,
            context,
            accountId,
            "somebody signed in with one of your recovery codes; it no longer works",
          );
          return undefined;
        },
      },
    },
    caller,
  );
