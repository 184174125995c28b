import type { Tx } from "../../platform/transaction.ts";
import type { Actor } from "../actor.ts";
import type { AccountsContext } from "../context.ts";
import { listPasskeys } from "../methods/passkey-store.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasskeyAgain, beginPasskeyAgain } from "./ask-passkey-again.ts";
import { askPasswordAgain, type OwnSession, type WrongProof } from "./ask-password-again.ts";

/** Whoever signed in stands for it again: the password, or the browser's answer to `beginProof`. Never a text message. */
export type OwnProof = { password: string } | { passkey: unknown };

/**
 * Asks the actor for the password or a passkey again before something grave, and does it in the transaction in which the
 * proof was found right. Tries count with those of unlocking: after the fifth wrong one the session ends.
 * @returns what `whenRight` does; or `sign-in-failed`, `second-factor-refused`, or `sign-in-required` once the session ended
 */
export function proveAgain<Result>(
  context: AccountsContext,
  asked: WrongProof & {
    actor: Actor;
    proof: OwnProof;
    requestId: string;
    whenRight(tx: Tx): Promise<Result>;
  },
): Promise<Result | AccountsRefusal> {
  const { actor, proof, ...rest } = asked;
  const session = sessionOf(actor);
  return "password" in proof
    ? askPasswordAgain(context, { ...rest, session, password: proof.password })
    : askPasskeyAgain(context, { ...rest, session, response: proof.passkey, use: "again" });
}

/** Options for the browser to prove one of the actor's passkeys to `proveAgain`, or why there are none. */
export const beginProof = (context: AccountsContext, actor: Actor): Promise<{ options: unknown } | AccountsRefusal> =>
  beginPasskeyAgain(context, { session: sessionOf(actor), use: "again" });

/** Has the actor a passkey to offer instead of the password? */
export const hasPasskey = async (tx: Tx, { accountId }: Pick<Actor, "accountId">): Promise<boolean> =>
  (await listPasskeys(tx, accountId)).length > 0;

const sessionOf = ({ sessionId, accountId, username }: Actor): OwnSession => ({ id: sessionId, accountId, username });
