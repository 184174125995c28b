import type { SignInContext } from "../context.ts";
import { challengeMs, proofOptions, verifyProof } from "../methods/passkey-ceremony.ts";
import { insertChallenge, listPasskeys, takeChallenge, usePasskey } from "../methods/passkey-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import type { SignedIn } from "../session/open-session.ts";
import { signInOver } from "./ask-for-second-factor.ts";
import { type FactorCaller, otherFactorBounds, proveFactor } from "./prove-factor.ts";
import { lockOpenSignIn } from "./sign-in-store.ts";

/** Options for the browser to prove a passkey at this sign-in; the challenge is kept for five minutes and one answer. */
export async function beginPasskeySignIn(
  context: SignInContext,
  signInId: string,
): Promise<{ options: unknown } | AccountsRefusal> {
  const { accounts: settings, clock, database } = context;
  const now = clock.now();
  return database.transaction(async (tx) => {
    const signIn = await lockOpenSignIn(tx, signInId, now);
    if (!signIn) return signInOver;
    const passkeys = await listPasskeys(tx, signIn.accountId);
    if (passkeys.length === 0) {
      return { refused: "second-factor-refused", detail: "This account has no passkey: use another way." };
    }
    const options = await proofOptions(settings, { passkeys, alone: false });
    const expiresAt = new Date(now.getTime() + challengeMs);
    await insertChallenge(tx, { use: "sign-in", subject: signInId, challenge: options.challenge, expiresAt });
    return { options };
  });
}

/** Second half of a sign-in by a passkey. */
export const finishPasskeySignIn = (
  context: SignInContext,
  { signInId, response }: { signInId: string; response: unknown },
  caller: FactorCaller,
): Promise<SignedIn | AccountsRefusal> =>
  proveFactor(
    context,
    {
      signInId,
      factor: {
        method: "passkey",
        ...otherFactorBounds,
        async check(tx, { accountId }, triesLeft) {
          const now = context.clock.now();
          const challenge = await takeChallenge(tx, "sign-in", signInId, now);
          const passkeys = await listPasskeys(tx, accountId);
          const proved =
            challenge && (await verifyProof(context.accounts, { response, challenge, passkeys, alone: false }));
          if (!proved) {
            return {
              refused: "second-factor-refused",
              detail: `The passkey could not be checked. Try it again, or use another way. ${triesLeft}.`,
            };
          }
          await usePasskey(tx, proved.id, proved.counter, now);
          return undefined;
        },
      },
    },
    caller,
  );
