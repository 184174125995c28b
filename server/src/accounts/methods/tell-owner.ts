import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import { findOwner } from "../session/device-store.ts";

/** Tells the owner of an account by mail that a way into it was changed. `what` goes on from "was changed:". */
export async function tellOwner(tx: Tx, context: AccountsContext, accountId: AccountId, what: string): Promise<void> {
  const owner = await findOwner(tx, accountId);
  if (!owner) throw new Error("An account that is changed does not exist.");
  await queueLetters(tx, context, [
    {
      template: "second-factor-changed",
      to: { email: owner.email, name: `${owner.given} ${owner.family}`, accountId },
      placeholders: { what },
    },
  ]);
}
